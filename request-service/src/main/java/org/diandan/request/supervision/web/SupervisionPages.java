package org.diandan.request.supervision.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.LadderRequests;
import org.diandan.request.referral.Staff;
import org.diandan.request.referral.web.LadderWords;
import org.diandan.request.referral.web.Refusals;
import org.diandan.request.referral.web.TypedForm;
import org.diandan.request.supervision.Supervise;
import org.diandan.request.supervision.SuperviseOutcome;
import org.diandan.request.supervision.Supervisions;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The official's side: calling whoever holds a request to account, and the list of all calls. */
@Controller
class SupervisionPages {

  private final Reading reading;
  private final Supervise supervising;
  private final LadderWords words;

  SupervisionPages(Reading reading, Supervise supervising, LadderWords words) {
    this.reading = reading;
    this.supervising = supervising;
    this.words = words;
  }

  /** What the pages read. */
  @Component("supervisionReading")
  record Reading(LadderRequests requests, FindRequest tracked, Supervisions supervisions) {}

  /** Somebody with the form before them. */
  private record Visit(UUID request, Staff staff, TypedForm typed, Locale locale) {}

  @GetMapping("/official/supervisions")
  Mono<Rendering> list(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    var staff = Staff.official(reader, Source.of(exchange.getRequest()));
    return Mono.zip(
            reading.supervisions().inside(staff).collectList(),
            reading.supervisions().counts(staff))
        .map(
            read ->
                Rendering.view("request/supervision/list")
                    .modelAttribute("notices", read.getT1())
                    .modelAttribute("counts", read.getT2())
                    .modelAttribute("catalogue", words.catalogue())
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  @GetMapping("/official/requests/{id}/supervision")
  Mono<Rendering> form(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(visit -> show(visit, List.of(), Optional.empty()));
  }

  @PostMapping("/official/requests/{id}/supervision")
  Mono<Rendering> issue(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit -> {
              var until = visit.typed().moment("day", "time", words.zone());
              var errors = new ArrayList<FieldError>();
              if (until.filter(words.clock().instant()::isBefore).isEmpty()) {
                errors.add(new FieldError("day", "supervision.day.wrong"));
              }
              errors.addAll(visit.typed().wordsErrors("words"));
              return errors.isEmpty()
                  ? supervising
                      .issue(id, visit.typed().get("words"), until.orElseThrow(), visit.staff())
                      .flatMap(outcome -> after(visit, outcome))
                  : show(visit, errors, Optional.empty());
            });
  }

  private Mono<Visit> visit(UUID id, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    var staff = Staff.official(reader, Source.of(exchange.getRequest()));
    return reading
        .requests()
        .find(id)
        .filter(request -> staff.covers(request.area().value()))
        .switchIfEmpty(Mono.error(Refusals::unknown))
        .then(exchange.getFormData().defaultIfEmpty(new LinkedMultiValueMap<>()))
        .map(form -> new Visit(id, staff, new TypedForm(form), locale));
  }

  private Mono<Rendering> after(Visit visit, SuperviseOutcome outcome) {
    return switch (outcome) {
      case SuperviseOutcome.Done _ ->
          Mono.just(
              Rendering.redirectTo("/official/requests/" + visit.request())
                  .status(HttpStatus.SEE_OTHER)
                  .build());
      case SuperviseOutcome.Unknown _ -> Mono.error(Refusals.unknown());
      case SuperviseOutcome.NobodyHoldsIt _ ->
          show(visit, List.of(), Optional.of("supervision.refused.nobody"));
      case SuperviseOutcome.CalledAlready _ ->
          show(visit, List.of(), Optional.of("supervision.refused.called"));
      case SuperviseOutcome.AnsweredAlready _ ->
          show(visit, List.of(), Optional.of("supervision.refused.answered"));
    };
  }

  private Mono<Rendering> show(Visit visit, List<FieldError> errors, Optional<String> refused) {
    var locale = visit.locale();
    return Mono.zip(
            reading.tracked().byId(visit.request()),
            reading.supervisions().of(visit.request()).collectList())
        .map(
            read ->
                Rendering.view("request/supervision/form")
                    .status(status(errors, refused))
                    .modelAttribute("request", read.getT1())
                    .modelAttribute("notices", read.getT2())
                    .modelAttribute("typed", visit.typed().fields())
                    .modelAttribute("errors", words.of(errors, locale))
                    .modelAttribute("refused", refused.map(key -> words.of(key, locale)).orElse(""))
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  private static HttpStatus status(List<FieldError> errors, Optional<String> refused) {
    if (refused.isPresent()) {
      return HttpStatus.CONFLICT;
    }
    return errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
