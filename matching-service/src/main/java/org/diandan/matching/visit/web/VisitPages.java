package org.diandan.matching.visit.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.VisitResult;
import org.diandan.matching.visit.Ending.Hindrance;
import org.diandan.matching.visit.Told.Way;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.matching.visit.VisitSheets;
import org.diandan.matching.visit.Visits;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The visit on the phone: where to go, check in, check out, what came of it. */
@Controller
class VisitPages {

  private static final List<ReleaseReason> RELEASE_REASONS =
      Arrays.stream(ReleaseReason.values()).filter(ReleaseReason::isGivenByTeams).toList();

  private final Visits visits;
  private final VisitSheets sheets;
  private final VisitWording wording;
  private final Clock clock;

  VisitPages(Visits visits, VisitSheets sheets, VisitWording wording, ObjectProvider<Clock> clock) {
    this.visits = visits;
    this.sheets = sheets;
    this.wording = wording;
    this.clock = clock.getIfAvailable(Clock::systemUTC);
  }

  /** Who does something, where, and what the browser sent. */
  private record Call(UUID visit, SignedIn member, Locale locale, Map<String, String> typed) {}

  @GetMapping("/visits/{assignmentId}")
  Mono<Rendering> page(
      @PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn member, Locale locale) {
    return page(new Call(assignmentId, member, locale, Map.of()), Said.NOTHING);
  }

  @PostMapping("/visits/{assignmentId}/check-in")
  Mono<Rendering> checkIn(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    return step(
        exchange,
        new Call(assignmentId, member, locale, Map.of()),
        input ->
            visits.checkIn(
                assignmentId, input.told(member.personId(), Way.BUTTON, null, clock.instant())));
  }

  @PostMapping("/visits/{assignmentId}/check-out")
  Mono<Rendering> checkOut(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    return step(
        exchange,
        new Call(assignmentId, member, locale, Map.of()),
        input ->
            visits.checkOut(
                assignmentId,
                input.told(member.personId(), Way.BUTTON, null, clock.instant()),
                input.ending()));
  }

  @PostMapping("/visits/{assignmentId}/release")
  Mono<Rendering> release(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return exchange
        .getFormData()
        .map(form -> AssignmentApi.reason(form.getFirst("reason")))
        .flatMap(reason -> visits.release(assignmentId, leader.personId(), reason))
        .flatMap(outcome -> next(outcome, new Call(assignmentId, leader, locale, Map.of())));
  }

  private Mono<Rendering> step(
      ServerWebExchange exchange, Call call, Function<StepInput, Mono<VisitOutcome>> step) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed =
                  new Call(call.visit(), call.member(), call.locale(), form.toSingleValueMap());
              return step(StepInput.of(form), typed, step);
            });
  }

  private Mono<Rendering> step(
      StepInput input, Call call, Function<StepInput, Mono<VisitOutcome>> step) {
    try {
      return step.apply(input).flatMap(outcome -> next(outcome, call));
    } catch (InvalidInput invalid) {
      return page(call, wording.wrong(invalid, call.typed(), call.locale()));
    }
  }

  private Mono<Rendering> next(VisitOutcome outcome, Call call) {
    try {
      VisitRefusals.done(outcome);
      return Mono.just(Rendering.redirectTo("/visits/" + call.visit()).build());
    } catch (Refusal refusal) {
      return refusal.status() == HttpStatus.NOT_FOUND
          ? Mono.error(refusal)
          : page(call, wording.refused(refusal, call.typed(), call.locale()));
    }
  }

  private Mono<Rendering> page(Call call, Said said) {
    return sheets
        .find(call.visit(), call.member().personId())
        .switchIfEmpty(Mono.error(VisitRefusals::unknownAssignment))
        .map(sheet -> rendering(wording.visit(sheet, call.locale()), said));
  }

  private static Rendering rendering(VisitView visit, Said said) {
    var model = new HashMap<String, Object>();
    model.put("task", visit);
    model.put("results", VisitResult.values());
    model.put("reasons", Hindrance.values());
    model.put("releaseReasons", RELEASE_REASONS);
    model.put("refused", said.refused());
    model.put("typed", said.typed());
    model.put("errors", said.errors());
    return Rendering.view("matching/visit").model(model).status(said.status()).build();
  }
}
