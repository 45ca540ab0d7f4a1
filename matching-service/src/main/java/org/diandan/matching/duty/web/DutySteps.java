package org.diandan.matching.duty.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.diandan.matching.duty.DutyOutcome;
import org.diandan.matching.duty.PlanDuties;
import org.diandan.matching.duty.StepBack;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does what was pressed on the page of a task's people. */
@Component
class DutySteps {

  private final PlanDuties planDuties;
  private final StepBack stepBack;
  private final ZoneId zone;

  DutySteps(PlanDuties planDuties, StepBack stepBack, ZoneId zone) {
    this.planDuties = planDuties;
    this.stepBack = stepBack;
    this.zone = zone;
  }

  /** Sends the person whose button was pressed, or has them take over from somebody. */
  Mono<DutyOutcome> plan(UUID assignmentId, DutyForm form, UUID leaderId) {
    return form.instead().isEmpty()
        ? planDuties.assign(assignmentId, form.plan(zone), leaderId)
        : planDuties.substitute(form.insteadOf(), form.personId(), form.confirmed(), leaderId);
  }

  /** Something becomes of a duty. */
  Mono<DutyOutcome> deed(DutyForm form, UUID personId) {
    return switch (form.deed()) {
      case "call" -> planDuties.call(form.dutyId(), personId);
      case "release" -> planDuties.release(form.dutyId(), personId);
      case "no-show" -> planDuties.noShow(form.dutyId(), personId);
      case "cannot-come" -> stepBack.from(form.dutyId(), personId, DutyApi.reason(form.reason()));
      default -> throw new InvalidInput(List.of(new FieldError("deed", "duty.deed.wrong")));
    };
  }
}
