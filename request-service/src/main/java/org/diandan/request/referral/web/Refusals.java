package org.diandan.request.referral.web;

import java.util.Optional;
import org.diandan.request.referral.LadderOutcome;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** How refused moves are answered. */
public final class Refusals {

  private Refusals() {}

  /** Empty when it holds. */
  public static Optional<Refusal> of(LadderOutcome outcome) {
    return switch (outcome) {
      case LadderOutcome.Done _ -> Optional.empty();
      case LadderOutcome.Unknown _ -> Optional.of(unknown());
      case LadderOutcome.OutOfOrder order ->
          Optional.of(
              conflict(
                  "step-out-of-order",
                  order.state().isClosed() ? "ladder.refused.closed" : "ladder.refused.late"));
      case LadderOutcome.Merged _ -> Optional.of(conflict("merged", "ladder.refused.merged"));
      case LadderOutcome.SameDepartment _ ->
          Optional.of(conflict("same-department", "ladder.refused.same"));
      case LadderOutcome.NotForThisArea _ ->
          Optional.of(
              new Refusal(
                      HttpStatus.UNPROCESSABLE_CONTENT, "not-for-this-area", "ladder.refused.area")
                  .with("field", "to"));
      case LadderOutcome.Gone _ -> Optional.of(conflict("gone", "department.refused.gone"));
      case LadderOutcome.SignedAlready _ ->
          Optional.of(conflict("signed", "department.refused.signed"));
      case LadderOutcome.NotSigned _ ->
          Optional.of(conflict("not-signed", "department.refused.not-signed"));
      case LadderOutcome.MustLead _ ->
          Optional.of(conflict("must-lead", "department.refused.must-lead"));
      case LadderOutcome.AlreadyAsked _ ->
          Optional.of(conflict("already-asked", "department.refused.asked"));
      case LadderOutcome.NotLater _ ->
          Optional.of(conflict("not-later", "department.refused.not-later").with("field", "day"));
      case LadderOutcome.NothingOpen _ ->
          Optional.of(conflict("nothing-open", "ladder.refused.nothing"));
      case LadderOutcome.OwnWish _ -> Optional.of(conflict("own-wish", "ladder.refused.own"));
    };
  }

  public static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "ladder.refused.unknown");
  }

  private static Refusal conflict(String type, String messageKey) {
    return new Refusal(HttpStatus.CONFLICT, type, messageKey);
  }
}
