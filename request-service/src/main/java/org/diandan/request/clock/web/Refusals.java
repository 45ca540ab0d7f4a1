package org.diandan.request.clock.web;

import java.util.Optional;
import org.diandan.request.clock.running.ClockOutcome;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** How wishes about clocks that do not hold are answered. */
final class Refusals {

  private Refusals() {}

  /** Empty when it holds. */
  static Optional<Refusal> of(ClockOutcome outcome) {
    return switch (outcome) {
      case ClockOutcome.Done _ -> Optional.empty();
      case ClockOutcome.Unknown _ -> Optional.of(unknown());
      case ClockOutcome.OutOfOrder order ->
          Optional.of(
              conflict("step-out-of-order", "clock.refused.order")
                  .with("state", order.state().name()));
      case ClockOutcome.AlreadyAsked _ ->
          Optional.of(conflict("already-asked", "clock.refused.asked"));
      case ClockOutcome.NothingOpen _ ->
          Optional.of(conflict("nothing-open", "clock.refused.open"));
      case ClockOutcome.NotLater _ -> Optional.of(conflict("not-later", "clock.refused.later"));
      case ClockOutcome.TooMany _ -> Optional.of(conflict("too-many", "clock.refused.many"));
      case ClockOutcome.OwnWish _ -> Optional.of(conflict("own-wish", "clock.refused.own"));
    };
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "clock.refused.unknown");
  }

  private static Refusal conflict(String type, String messageKey) {
    return new Refusal(HttpStatus.CONFLICT, type, messageKey);
  }
}
