package org.diandan.matching.duty.web;

import java.util.List;
import java.util.Locale;
import org.diandan.matching.duty.DutyOutcome;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What people are told when a step with a duty cannot be taken. */
@Component
class DutyRefusals {

  private final DutyWording wording;

  DutyRefusals(DutyWording wording) {
    this.wording = wording;
  }

  /** What was written, or the refusal. */
  DutyOutcome.Done done(DutyOutcome outcome, Locale locale) {
    return switch (outcome) {
      case DutyOutcome.Done done -> done;
      case DutyOutcome.Unknown _ -> throw unknown();
      case DutyOutcome.ReasonMissing _ ->
          throw new InvalidInput(
              HttpStatus.UNPROCESSABLE_CONTENT,
              List.of(new FieldError("reason", "duty.reason.missing")));
      case DutyOutcome.NotMember _ ->
          throw new InvalidInput(
              HttpStatus.UNPROCESSABLE_CONTENT,
              List.of(new FieldError("personId", "duty.notMember")));
      case DutyOutcome.Overlaps clash ->
          throw conflict("duty-overlaps", "duty.overlaps", wording.promise(clash.other(), locale))
              .with("dutyId", clash.other().dutyId())
              .with("from", clash.other().from())
              .with("until", clash.other().until());
      case DutyOutcome.GoesAlready _ -> throw conflict("duty-goes-already", "duty.goesAlready");
      case DutyOutcome.ChildAlone _ -> throw conflict("duty-child-alone", "duty.childAlone");
      case DutyOutcome.Unsure unsure ->
          throw conflict("duty-unsure", "duty.unsure")
              .with("warnings", wording.warnings(unsure.warnings(), locale));
      case DutyOutcome.NotOpen _ -> throw conflict("duty-not-open", "duty.notOpen");
    };
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-duty", "duty.unknown");
  }

  private static Refusal conflict(String type, String sentence, Object... arguments) {
    return new Refusal(HttpStatus.CONFLICT, type, sentence, arguments);
  }
}
