package org.diandan.request.worklist;

import org.diandan.request.referral.LadderOutcome;
import org.diandan.request.supervision.SuperviseOutcome;

/** What comes of one request of a batch. */
public enum BulkOutcome {
  DONE,
  /** It is not in a state for that. */
  OUT_OF_ORDER,
  /** It goes where another one goes. */
  MERGED,
  /** That department has it already. */
  SAME_DEPARTMENT,
  /** That department is closed or not for its area. */
  NOT_FOR_THIS_AREA,
  /** A team promised to come: it is not taken away in a batch, since that has no way back. */
  TEAM_COMES,
  /** Neither a team nor a department holds it. */
  NOBODY_HOLDS_IT,
  /** Whoever holds it was called and has not answered yet. */
  CALLED_ALREADY,
  /** Somebody moved it since, so undoing leaves it alone. */
  CHANGED_SINCE,
  /** There is no such request (any more). */
  GONE;

  static BulkOutcome of(LadderOutcome outcome) {
    return switch (outcome) {
      case LadderOutcome.Done _ -> DONE;
      case LadderOutcome.Merged _ -> MERGED;
      case LadderOutcome.SameDepartment _ -> SAME_DEPARTMENT;
      case LadderOutcome.NotForThisArea _ -> NOT_FOR_THIS_AREA;
      case LadderOutcome.Unknown _ -> GONE;
      case LadderOutcome.OutOfOrder _,
          LadderOutcome.Gone _,
          LadderOutcome.SignedAlready _,
          LadderOutcome.NotSigned _,
          LadderOutcome.MustLead _,
          LadderOutcome.AlreadyAsked _,
          LadderOutcome.NotLater _,
          LadderOutcome.NothingOpen _,
          LadderOutcome.OwnWish _ ->
          OUT_OF_ORDER;
    };
  }

  static BulkOutcome of(SuperviseOutcome outcome) {
    return switch (outcome) {
      case SuperviseOutcome.Done _ -> DONE;
      case SuperviseOutcome.Unknown _ -> GONE;
      case SuperviseOutcome.NobodyHoldsIt _ -> NOBODY_HOLDS_IT;
      case SuperviseOutcome.CalledAlready _, SuperviseOutcome.AnsweredAlready _ -> CALLED_ALREADY;
    };
  }
}
