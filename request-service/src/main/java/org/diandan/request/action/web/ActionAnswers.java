package org.diandan.request.action.web;

import java.time.Duration;
import org.diandan.request.action.ActionResult;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.action.ResidentAction.AddWords;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.action.ResidentAction.Reopen;
import org.diandan.request.action.ResidentAction.Reschedule;
import org.diandan.request.action.ResidentAction.Urge;
import org.diandan.request.action.ResidentAction.Withdraw;
import org.diandan.request.intake.Fault;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** How refused actions are answered, whoever acts. */
public final class ActionAnswers {

  private static final Duration LONG = Duration.ofHours(2);

  private ActionAnswers() {}

  /** The state after the action, or an error that says what to do. */
  public static Mono<RequestState> done(ActionResult result, ResidentAction action) {
    return switch (result) {
      case ActionResult.Done done -> Mono.just(done.state());
      case ActionResult.Unknown _ -> Mono.error(unknown());
      case ActionResult.Faulty faulty -> Mono.error(invalid(faulty));
      case ActionResult.TooOften often -> Mono.error(tooOften(often));
      case ActionResult.OutOfOrder refused ->
          Mono.error(
              new Refusal(
                      HttpStatus.CONFLICT, "step-out-of-order", sentence(action, refused.state()))
                  .with("state", refused.state().name()));
    };
  }

  /** There is no such request. */
  public static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "request-not-found", "request.link.unknown");
  }

  private static InvalidInput invalid(ActionResult.Faulty faulty) {
    return new InvalidInput(
        faulty.faults().stream().allMatch(Fault::wellFormed)
            ? HttpStatus.UNPROCESSABLE_CONTENT
            : HttpStatus.BAD_REQUEST,
        faulty.faults().stream().map(Fault::error).toList());
  }

  static Refusal tooOften(ActionResult.TooOften often) {
    var wait = often.pause();
    var refusal =
        wait.compareTo(LONG) < 0
            ? tooOften("action.too-often.minutes", wait.toMinutes() + 1)
            : tooOften("action.too-often.hours", wait.toHours() + 1);
    return refusal.with("retryAfter", Math.max(1, wait.toSeconds() + 1));
  }

  private static Refusal tooOften(String sentence, long amount) {
    return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", sentence, amount);
  }

  private static String sentence(ResidentAction action, RequestState state) {
    return switch (action) {
      case Withdraw _, Evaluate _ -> "request.out-of-order." + state.name();
      case Urge _, AddWords _, Reschedule _ -> "action.out-of-order.remark." + stage(state);
      case Reopen _ -> "action.out-of-order.reopen." + stage(state);
    };
  }

  private static String stage(RequestState state) {
    return switch (state) {
      case WITHDRAWN, ENDED, IN_SERVICE, DELIVERED, REFERRED, CONFERENCE -> state.name();
      case RESOLVED, NOT_EVALUATED -> "CLOSED";
      case SUBMITTED, DISPATCHING, OFFERED, ESCALATED, ACCEPTED -> "OPEN";
    };
  }
}
