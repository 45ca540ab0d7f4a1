package org.diandan.request.clock.running;

import org.diandan.request.lifecycle.RequestState;

/** What became of a wish about the clocks of a request. */
public sealed interface ClockOutcome {

  /** It holds. */
  record Done() implements ClockOutcome {}

  /** There is no such request or extension. */
  record Unknown() implements ClockOutcome {}

  /** Not in this state. */
  record OutOfOrder(RequestState state) implements ClockOutcome {}

  /** The resident was asked already and has not answered. */
  record AlreadyAsked() implements ClockOutcome {}

  /** Nobody waits for an answer or a decision any more. */
  record NothingOpen() implements ClockOutcome {}

  /** The wanted end is not later than the promised one. */
  record NotLater() implements ClockOutcome {}

  /** It was extended as often as it may be. */
  record TooMany() implements ClockOutcome {}

  /** Whoever asked for more time cannot grant it. */
  record OwnWish() implements ClockOutcome {}
}
