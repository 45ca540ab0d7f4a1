package org.diandan.matching.duty.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.duty.CannotComeReason;
import org.diandan.matching.duty.DutyOutcome;
import org.diandan.matching.duty.SeeDuties;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who goes to a task: leaders send people, those who go see it and may step back. */
@Controller
class DutyPages {

  private final SeeDuties seeDuties;
  private final DutySteps steps;
  private final DutyWording wording;
  private final DutyRefusals refusals;

  DutyPages(SeeDuties seeDuties, DutySteps steps, DutyWording wording, DutyRefusals refusals) {
    this.seeDuties = seeDuties;
    this.steps = steps;
    this.wording = wording;
    this.refusals = refusals;
  }

  /** Whose page of which task, in which language. */
  private record Reader(UUID assignmentId, UUID personId, Locale locale) {}

  @GetMapping("/duties/{assignmentId}")
  Mono<Rendering> page(
      @PathVariable UUID assignmentId,
      @RequestParam(required = false, defaultValue = "") String instead,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    return page(new Reader(assignmentId, member.personId(), locale), Said.nothing(instead));
  }

  @PostMapping("/duties/{assignmentId}/plan")
  Mono<Rendering> plan(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    var reader = new Reader(assignmentId, leader.personId(), locale);
    return exchange
        .getFormData()
        .map(DutyForm::of)
        .flatMap(
            form ->
                answered(
                    reader,
                    form,
                    Mono.defer(() -> steps.plan(assignmentId, form, leader.personId()))));
  }

  @PostMapping("/duties/{assignmentId}/deed")
  Mono<Rendering> deed(
      @PathVariable UUID assignmentId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    var reader = new Reader(assignmentId, member.personId(), locale);
    return exchange
        .getFormData()
        .map(DutyForm::of)
        .flatMap(
            form -> answered(reader, form, Mono.defer(() -> steps.deed(form, member.personId()))));
  }

  /** The next page: the task as it is now, or the same page with what was wrong. */
  private Mono<Rendering> answered(Reader reader, DutyForm form, Mono<DutyOutcome> step) {
    return step.flatMap(outcome -> next(reader, form, outcome))
        .onErrorResume(InvalidInput.class, invalid -> page(reader, wrong(reader, form, invalid)))
        .onErrorResume(Refusal.class, refusal -> refused(reader, form, refusal));
  }

  private Mono<Rendering> next(Reader reader, DutyForm form, DutyOutcome outcome) {
    if (outcome instanceof DutyOutcome.Unsure unsure) {
      var warnings = wording.warnings(unsure.warnings(), reader.locale());
      return page(reader, Said.unsure(HttpStatus.CONFLICT, warnings, form));
    }
    refusals.done(outcome, reader.locale());
    return Mono.just(Rendering.redirectTo("/duties/" + reader.assignmentId()).build());
  }

  private Mono<Rendering> refused(Reader reader, DutyForm form, Refusal refusal) {
    return refusal.status() == HttpStatus.CONFLICT
        ? page(
            reader, Said.refused(HttpStatus.CONFLICT, wording.said(refusal, reader.locale()), form))
        : Mono.error(refusal);
  }

  private Said wrong(Reader reader, DutyForm form, InvalidInput invalid) {
    var errors = new LinkedHashMap<String, String>();
    invalid
        .errors()
        .forEach(error -> errors.put(error.field(), wording.said(error, reader.locale())));
    return Said.wrong(invalid.status(), errors, form);
  }

  private Mono<Rendering> page(Reader reader, Said said) {
    return seeDuties
        .of(reader.assignmentId(), reader.personId())
        .switchIfEmpty(Mono.error(DutyRefusals::unknown))
        .map(sheet -> rendering(wording.page(sheet, reader.personId(), reader.locale()), said));
  }

  private static Rendering rendering(DutyView task, Said said) {
    var typed = said.typed();
    return Rendering.view("matching/duty")
        .modelAttribute("task", task)
        .modelAttribute("said", said)
        .modelAttribute("errors", said.errors())
        .modelAttribute("day", typed == null ? task.day() : typed.dayOr(task.day()))
        .modelAttribute("from", typed == null ? task.from() : typed.fromOr(task.from()))
        .modelAttribute("until", typed == null ? task.until() : typed.untilOr(task.until()))
        .modelAttribute("standby", typed != null && typed.standby())
        .modelAttribute("reasons", List.of(CannotComeReason.values()))
        .status(said.status())
        .build();
  }
}
