package org.diandan.request.action;

import java.util.Optional;
import org.diandan.request.action.HandledAbove.Again;
import org.diandan.request.action.HandledAbove.Again.ByDepartment;
import org.diandan.request.action.HandledAbove.Again.ByMeeting;
import org.diandan.request.action.ResidentAction.AddWords;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.action.ResidentAction.Reopen;
import org.diandan.request.action.ResidentAction.Reschedule;
import org.diandan.request.action.ResidentAction.Urge;
import org.diandan.request.action.ResidentAction.Withdraw;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Remark;
import org.diandan.request.lifecycle.Step;

/** What may be done to a request as it stands. */
final class Rules {

  private final ActionProperties properties;

  Rules(ActionProperties properties) {
    this.properties = properties;
  }

  /** Why not; empty when it may be done. */
  Optional<ActionResult> refusal(Standing standing, ResidentAction action) {
    return remarkOf(action)
        .map(remark -> refusal(standing, remark))
        .orElseGet(
            () -> {
              boolean possible =
                  Lifecycle.after(standing.state(), stepOf(action, standing)).isPresent()
                      && (!(action instanceof Reopen) || isReopenable(standing));
              return possible
                  ? Optional.empty()
                  : Optional.of(new ActionResult.OutOfOrder(standing.state()));
            });
  }

  private Optional<ActionResult> refusal(Standing standing, Remark remark) {
    return remark.isPossibleIn(standing.state())
        ? properties
            .of(remark)
            .wait(standing.before(), standing.now())
            .map(ActionResult.TooOften::new)
        : Optional.of(new ActionResult.OutOfOrder(standing.state()));
  }

  private boolean isReopenable(Standing standing) {
    return standing.closed().isReopenable(standing.now(), properties.reopenWithin());
  }

  /** The remark an action makes; empty when it moves the request instead. */
  static Optional<Remark> remarkOf(ResidentAction action) {
    return switch (action) {
      case Urge _ -> Optional.of(Remark.URGE);
      case AddWords _ -> Optional.of(Remark.ADD_WORDS);
      case Reschedule _ -> Optional.of(Remark.RESCHEDULE);
      case Withdraw _, Evaluate _, Reopen _ -> Optional.empty();
    };
  }

  /** The step of the lifecycle an action takes; whoever tried before tries again. */
  static Step stepOf(ResidentAction action, Standing standing) {
    return switch (action) {
      case Withdraw _ -> Step.WITHDRAW;
      case Evaluate verdict when verdict.resolved() -> Step.CONFIRM;
      case Evaluate _ ->
          standing.department().filter(ByDepartment::own).isPresent()
              ? Step.TRY_AGAIN
              : Step.REOPEN;
      case Reopen _ -> standing.again().map(Rules::stepTo).orElse(Step.ASK_AGAIN);
      case Urge _, AddWords _, Reschedule _ ->
          throw new IllegalArgumentException("A remark leaves the state.");
    };
  }

  private static Step stepTo(Again again) {
    return switch (again) {
      case ByDepartment _ -> Step.ASK_DEPARTMENT;
      case ByMeeting _ -> Step.ASK_MEETING;
    };
  }
}
