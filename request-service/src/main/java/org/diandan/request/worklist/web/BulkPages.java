package org.diandan.request.worklist.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.LadderRequests;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.Refusals;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.worklist.BulkOutcome;
import org.diandan.request.worklist.DoSeveral;
import org.diandan.request.worklist.WorkBatch;
import org.diandan.request.worklist.WorkBatches;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same for several requests: a look before, doing it, and the way back. */
@Controller
@RequestMapping(WorkPages.PATH)
class BulkPages {

  private final LadderRequests requests;
  private final Batches batches;
  private final BulkChoices choices;

  BulkPages(LadderRequests requests, Batches batches, BulkChoices choices) {
    this.requests = requests;
    this.batches = batches;
    this.choices = choices;
  }

  /** Batches, made and kept. */
  @Component("bulkBatches")
  record Batches(DoSeveral several, WorkBatches kept) {}

  /** Somebody with the page before them. */
  private record Visit(
      TypedWork typed,
      Map<String, String> departments,
      Staff staff,
      SignedIn reader,
      Locale locale) {

    /** Also when a department was named that is none of theirs to choose. */
    List<FieldError> errors() {
      var errors = new ArrayList<>(typed.errors());
      boolean known =
          typed
              .form()
              .id("department")
              .map(UUID::toString)
              .filter(departments::containsKey)
              .isPresent();
      if (errors.isEmpty() && typed.wanted().department() != null && !known) {
        errors.add(new FieldError("department", "ladder.to.missing"));
      }
      return errors;
    }
  }

  /** What will change and what will not; nothing is done. Also shows what is still missing. */
  @PostMapping("/{list}/preview")
  Mono<Rendering> preview(
      @PathVariable String list,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(list, exchange, reader, locale).flatMap(visit -> show(visit, HttpStatus.OK));
  }

  @PostMapping("/{list}/batches")
  Mono<Rendering> carryOut(
      @PathVariable String list,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(list, exchange, reader, locale)
        .flatMap(
            visit ->
                visit.errors().isEmpty()
                    ? batches
                        .several()
                        .carryOut(visit.typed().wanted(), visit.staff())
                        .map(BulkPages::toBatch)
                    : show(visit, HttpStatus.UNPROCESSABLE_CONTENT));
  }

  @GetMapping("/batches/{id}")
  Mono<Rendering> batch(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return own(id, reader).map(batch -> page(batch, HttpStatus.OK, locale));
  }

  @PostMapping("/batches/{id}/undoing")
  Mono<Rendering> undo(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var staff = Staff.official(reader, Source.of(exchange.getRequest()));
    return own(id, reader)
        .flatMap(
            batch ->
                batches
                    .several()
                    .undo(batch, staff)
                    .map(
                        undone -> undone ? toBatch(id) : page(batch, HttpStatus.CONFLICT, locale)));
  }

  private Mono<WorkBatch> own(UUID id, SignedIn reader) {
    return batches
        .kept()
        .find(id)
        .filter(batch -> batch.madeBy().equals(reader.personId()))
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private Mono<Visit> visit(
      String list, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    var known = WorkPages.known(list);
    var staff = Staff.official(reader, Source.of(exchange.getRequest()));
    return exchange
        .getFormData()
        .map(form -> new TypedWork(known, new TypedForm(form)))
        .flatMap(typed -> theirs(typed, staff))
        .zipWith(choices.departments(reader, locale))
        .map(read -> new Visit(read.getT1(), read.getT2(), staff, reader, locale));
  }

  /** Every request must be theirs, or nothing is said about any of them. */
  private Mono<TypedWork> theirs(TypedWork typed, Staff staff) {
    var ids = typed.requests().stream().limit(TypedWork.MOST).toList();
    return Flux.fromIterable(ids)
        .concatMap(requests::find)
        .filter(request -> staff.covers(request.area().value()))
        .count()
        .flatMap(found -> found == ids.size() ? Mono.just(typed) : Mono.error(Refusals.unknown()));
  }

  private Mono<Rendering> show(Visit visit, HttpStatus status) {
    var errors = visit.errors();
    var preview =
        errors.isEmpty()
            ? batches.several().preview(visit.typed().wanted())
            : Mono.just(List.<WorkBatch.Item>of());
    return preview.map(
        items ->
            Rendering.view("request/worklist/preview")
                .status(errors.isEmpty() ? status : HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("list", visit.typed().list())
                .modelAttribute("items", items)
                .modelAttribute("will", will(items))
                .modelAttribute("requests", joined(visit.typed().requests()))
                .modelAttribute("typed", visit.typed().form().fields())
                .modelAttribute("errors", words(errors, visit.locale()))
                .modelAttribute("departments", visit.departments())
                .modelAttribute("reasons", choices.reasons(visit.locale()))
                .build());
  }

  private Map<String, String> words(List<FieldError> errors, Locale locale) {
    return choices.words().of(errors, locale);
  }

  private static long will(List<WorkBatch.Item> items) {
    return items.stream().filter(item -> item.outcome() == BulkOutcome.DONE).count();
  }

  private static String joined(List<UUID> requests) {
    return requests.stream().map(UUID::toString).collect(Collectors.joining(" "));
  }

  private Rendering page(WorkBatch batch, HttpStatus status, Locale locale) {
    return Rendering.view("request/worklist/batch")
        .status(status)
        .modelAttribute("batch", batch)
        .modelAttribute("done", will(batch.items()))
        .modelAttribute("late", status == HttpStatus.CONFLICT)
        .modelAttribute("spoken", choices.words().spoken(locale))
        .build();
  }

  private static Rendering toBatch(UUID id) {
    return Rendering.redirectTo(WorkPages.PATH + "/batches/" + id)
        .status(HttpStatus.SEE_OTHER)
        .build();
  }
}
