package org.diandan.matching.visit.web;

import java.util.Locale;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** What people are told when a step of a visit cannot be taken. */
final class VisitRefusals {

  private VisitRefusals() {}

  /** What was done; every other outcome is thrown as the refusal it is. */
  static VisitOutcome.Done done(VisitOutcome outcome) {
    return switch (outcome) {
      case VisitOutcome.Done done -> done;
      case VisitOutcome.UnknownAssignment _ -> throw unknownAssignment();
      case VisitOutcome.OutOfOrder step -> throw outOfOrder(step);
      case VisitOutcome.NotSo step ->
          throw conflict("visit-" + slug(step.presence()), "visit.notSo." + step.presence());
      case VisitOutcome.Elsewhere other ->
          throw conflict("visit-elsewhere", "visit.elsewhere")
              .with("assignmentId", other.assignmentId());
      case VisitOutcome.ClaimRefused claim ->
          throw unusable("claim-" + slug(claim.why()), "visit.claim." + claim.why(), "claimedAt");
      case VisitOutcome.WrongCode code ->
          throw unusable(
              "wrong-code",
              code.guessedTooOften() ? "visit.code.tooOften" : "visit.code.wrong",
              "code");
      case VisitOutcome.CodeUnchecked _ ->
          throw new Refusal(
                  HttpStatus.SERVICE_UNAVAILABLE, "code-unchecked", "visit.code.unchecked")
              .with("field", "code");
      case VisitOutcome.KeyReused _ ->
          throw unusable("key-reused", "visit.key.reused", "Idempotency-Key");
      case VisitOutcome.Overtaken _ ->
          throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "visit-busy", "visit.busy")
              .with("retryAfter", 1);
    };
  }

  static Refusal unknownAssignment() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-assignment", "assignment.unknown");
  }

  private static Refusal outOfOrder(VisitOutcome.OutOfOrder step) {
    return conflict("assignment-" + slug(step.state()), "assignment.outOfOrder." + step.state())
        .with("state", step.state().name());
  }

  private static Refusal conflict(String type, String messageKey) {
    return new Refusal(HttpStatus.CONFLICT, type, messageKey);
  }

  private static Refusal unusable(String type, String messageKey, String field) {
    return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, type, messageKey).with("field", field);
  }

  private static String slug(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
