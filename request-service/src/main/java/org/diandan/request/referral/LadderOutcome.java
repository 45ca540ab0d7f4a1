package org.diandan.request.referral;

import org.diandan.request.lifecycle.RequestState;

/** What became of a wish to move a request on the ladder, or to do something with it there. */
public sealed interface LadderOutcome {

  /** It holds. */
  record Done() implements LadderOutcome {}

  /** There is no such request, or it is none of theirs. */
  record Unknown() implements LadderOutcome {}

  /** Not in this state. */
  record OutOfOrder(RequestState state) implements LadderOutcome {}

  /** It goes where another one goes; that one can be moved. */
  record Merged() implements LadderOutcome {}

  /** That department has it already. */
  record SameDepartment() implements LadderOutcome {}

  /** That department is closed or not for this area. */
  record NotForThisArea() implements LadderOutcome {}

  /** The department does not have it any more. */
  record Gone() implements LadderOutcome {}

  /** The department signed for it before. */
  record SignedAlready() implements LadderOutcome {}

  /** Nobody answers before signing. */
  record NotSigned() implements LadderOutcome {}

  /** It was returned so often that this department has to lead. */
  record MustLead() implements LadderOutcome {}

  /** A wish for more time is open already. */
  record AlreadyAsked() implements LadderOutcome {}

  /** The wanted end is not later. */
  record NotLater() implements LadderOutcome {}

  /** Nobody waits for a decision any more. */
  record NothingOpen() implements LadderOutcome {}

  /** Whoever asked for more time cannot grant it. */
  record OwnWish() implements LadderOutcome {}
}
