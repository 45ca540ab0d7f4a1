package org.diandan.request.sorting.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.catalogue.ServiceItem;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.sorting.SortOutcome;
import org.diandan.request.sorting.SortRequest;
import org.diandan.request.sorting.SortRequest.Sorting;
import org.diandan.request.sorting.Sortable;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which item of the menu a request is, and which it should be. */
@Controller
@RequestMapping("/official/requests/{id}/item")
class SortingPages {

  private final SortRequest sorting;
  private final FindRequest tracked;
  private final LadderWords words;

  SortingPages(SortRequest sorting, FindRequest tracked, LadderWords words) {
    this.sorting = sorting;
    this.tracked = tracked;
    this.words = words;
  }

  /** Somebody with the page before them. */
  private record Visit(Sortable found, Staff staff, TypedForm typed, Locale locale) {

    UUID id() {
      return found.request().id();
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale).flatMap(visit -> show(visit, List.of()));
  }

  @PostMapping
  Mono<Rendering> sort(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit -> {
              var errors = errors(visit);
              return errors.isEmpty() ? sort(visit) : show(visit, errors);
            });
  }

  private Mono<Rendering> sort(Visit visit) {
    var wanted = new Sorting(item(visit).orElseThrow(), visit.typed().get("words"), visit.staff());
    return sorting.sort(visit.id(), wanted).map(outcome -> after(visit, outcome));
  }

  private static Rendering after(Visit visit, SortOutcome outcome) {
    return switch (outcome) {
      case SortOutcome.Done _ ->
          Rendering.redirectTo("/official/requests/" + visit.id())
              .status(HttpStatus.SEE_OTHER)
              .build();
      case SortOutcome.Unknown _ -> throw unknown();
      case SortOutcome.TooLate _ ->
          throw new Refusal(HttpStatus.CONFLICT, "step-out-of-order", "sorting.late");
      case SortOutcome.Merged _ ->
          throw new Refusal(HttpStatus.CONFLICT, "merged", "sorting.merged");
    };
  }

  private List<FieldError> errors(Visit visit) {
    var errors = new ArrayList<FieldError>();
    var item = item(visit);
    if (item.isEmpty()) {
      errors.add(new FieldError("item", "sorting.to.missing"));
    } else if (item.get().code().equals(visit.found().request().item())) {
      errors.add(new FieldError("item", "sorting.to.same"));
    }
    errors.addAll(visit.typed().wordsErrors("words"));
    return errors;
  }

  /** What can be ordered today; "something else" says nothing more than was known before. */
  private Optional<ServiceItem> item(Visit visit) {
    return words
        .catalogue()
        .find(visit.typed().get("item"))
        .filter(item -> !item.isSomethingElse());
  }

  private Mono<Visit> visit(UUID id, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    var staff = Staff.of(reader, Source.of(exchange.getRequest()));
    return sorting
        .find(id)
        .filter(found -> staff.covers(found.request().area().value()))
        .switchIfEmpty(Mono.error(SortingPages::unknown))
        .zipWhen(found -> exchange.getFormData())
        .map(read -> new Visit(read.getT1(), staff, new TypedForm(read.getT2()), locale));
  }

  private Mono<Rendering> show(Visit visit, List<FieldError> errors) {
    var locale = visit.locale();
    return tracked
        .byId(visit.id())
        .map(
            request ->
                Rendering.view("request/sorting/item")
                    .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("request", request)
                    .modelAttribute("now", label(words.catalogue().get(request.item()), locale))
                    .modelAttribute("refused", refused(visit))
                    .modelAttribute("items", items(locale))
                    .modelAttribute("typed", visit.typed().fields())
                    .modelAttribute("errors", words.of(errors, locale))
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  /** Why nothing can be changed; empty when it can. */
  private String refused(Visit visit) {
    return visit
        .found()
        .whyNot()
        .map(why -> why instanceof SortOutcome.Merged ? "sorting.merged" : "sorting.late")
        .map(key -> words.of(key, visit.locale()))
        .orElse("");
  }

  /** The whole menu, in its order. */
  private Map<String, String> items(Locale locale) {
    var items = new LinkedHashMap<String, String>();
    words.catalogue().groups().stream()
        .flatMap(group -> group.items().stream())
        .filter(item -> !item.isSomethingElse())
        .forEach(item -> items.put(item.code().value(), label(item, locale)));
    return items;
  }

  private String label(ServiceItem item, Locale locale) {
    var name = item.name().in(locale);
    return words
        .catalogue()
        .findGroup(item.groupCode())
        .map(group -> "%s · %s".formatted(group.name().in(locale), name))
        .orElse(name);
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "ladder.refused.unknown");
  }
}
