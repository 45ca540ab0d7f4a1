package org.diandan.matching.duty.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.duty.CannotComeReason;
import org.diandan.matching.duty.Duty;
import org.diandan.matching.duty.DutyCard;
import org.diandan.matching.duty.DutyOutcome;
import org.diandan.matching.duty.PlanDuties;
import org.diandan.matching.duty.PlanDuties.Plan;
import org.diandan.matching.duty.SeeDuties;
import org.diandan.matching.duty.StepBack;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who goes, for the programs of leaders and volunteers. */
@RestController
@RequestMapping("/api/duties")
class DutyApi {

  private final SeeDuties seeDuties;
  private final PlanDuties planDuties;
  private final StepBack stepBack;
  private final DutyRefusals refusals;

  DutyApi(SeeDuties seeDuties, PlanDuties planDuties, StepBack stepBack, DutyRefusals refusals) {
    this.seeDuties = seeDuties;
    this.planDuties = planDuties;
    this.stepBack = stepBack;
    this.refusals = refusals;
  }

  /** Whom to send and when; {@code confirmed} says that the warnings were read. */
  record PlanBody(
      @Nullable UUID personId,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Boolean standby,
      @Nullable Boolean confirmed) {}

  /** Who goes instead. */
  record SubstituteBody(@Nullable UUID personId, @Nullable Boolean confirmed) {}

  /** Why; asked when there is little time left. */
  record Reason(@Nullable String reason) {}

  /** What the caller is promised to, in the order of time. */
  @GetMapping
  Flux<DutyCard> mine(@AuthenticationPrincipal SignedIn member) {
    return seeDuties.listOf(member.personId());
  }

  /** Everybody who goes, stands by or was to go to a task of the caller's teams. */
  @GetMapping("/assignments/{assignmentId}")
  Mono<List<Duty>> of(@PathVariable UUID assignmentId, @AuthenticationPrincipal SignedIn member) {
    return seeDuties
        .of(assignmentId, member.personId())
        .map(sheet -> sheet.task().duties())
        .switchIfEmpty(Mono.error(DutyRefusals::unknown));
  }

  /** Sends somebody; 409 with a plain sentence when the person is promised elsewhere then. */
  @PostMapping("/assignments/{assignmentId}")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<DutyOutcome.Done> assign(
      @PathVariable UUID assignmentId,
      @RequestBody PlanBody body,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return done(planDuties.assign(assignmentId, plan(body), leader.personId()), locale);
  }

  /** Sends somebody instead of somebody else. */
  @PostMapping("/{dutyId}/substitution")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<DutyOutcome.Done> substitute(
      @PathVariable UUID dutyId,
      @RequestBody SubstituteBody body,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    var personId = body.personId();
    if (personId == null) {
      throw new InvalidInput(List.of(new FieldError("personId", "duty.person.missing")));
    }
    var confirmed = isTrue(body.confirmed());
    return done(planDuties.substitute(dutyId, personId, confirmed, leader.personId()), locale);
  }

  /** Whoever stood by goes. */
  @PostMapping("/{dutyId}/call")
  Mono<DutyOutcome.Done> call(
      @PathVariable UUID dutyId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return done(planDuties.call(dutyId, leader.personId()), locale);
  }

  /** Nobody needs the person any more. */
  @PostMapping("/{dutyId}/release")
  Mono<DutyOutcome.Done> release(
      @PathVariable UUID dutyId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return done(planDuties.release(dutyId, leader.personId()), locale);
  }

  /** The person did not come. */
  @PostMapping("/{dutyId}/no-show")
  Mono<DutyOutcome.Done> noShow(
      @PathVariable UUID dutyId, @AuthenticationPrincipal SignedIn leader, Locale locale) {
    return done(planDuties.noShow(dutyId, leader.personId()), locale);
  }

  /** 我来不了: the caller's own duty ends. */
  @PostMapping("/{dutyId}/cannot-come")
  Mono<DutyOutcome.Done> cannotCome(
      @PathVariable UUID dutyId,
      @RequestBody(required = false) @Nullable Reason body,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    var reason = reason(body == null ? null : body.reason());
    return done(stepBack.from(dutyId, member.personId(), reason), locale);
  }

  private Mono<DutyOutcome.Done> done(Mono<DutyOutcome> step, Locale locale) {
    return step.map(outcome -> refusals.done(outcome, locale));
  }

  static @Nullable CannotComeReason reason(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    for (var reason : CannotComeReason.values()) {
      if (reason.name().equals(text)) {
        return reason;
      }
    }
    throw new InvalidInput(List.of(new FieldError("reason", "duty.reason.wrong")));
  }

  private static Plan plan(PlanBody body) {
    var personId = body.personId();
    var from = body.from();
    var until = body.until();
    if (personId == null || from == null || until == null) {
      var errors = new ArrayList<FieldError>();
      if (personId == null) {
        errors.add(new FieldError("personId", "duty.person.missing"));
      }
      if (from == null) {
        errors.add(new FieldError("from", "duty.time.wrong"));
      }
      if (until == null) {
        errors.add(new FieldError("until", "duty.time.wrong"));
      }
      throw new InvalidInput(errors);
    }
    return DutyForm.sensible(
        new Plan(personId, from, until, isTrue(body.standby()), isTrue(body.confirmed())));
  }

  private static boolean isTrue(@Nullable Boolean said) {
    return Boolean.TRUE.equals(said);
  }
}
