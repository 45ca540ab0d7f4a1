package org.diandan.request.action;

import java.time.Duration;
import java.util.List;
import org.diandan.request.intake.Fault;
import org.diandan.request.lifecycle.RequestState;

/** What became of an action. */
public sealed interface ActionResult {

  /** It holds; a repeated call gets the first answer again. */
  record Done(RequestState state) implements ActionResult {}

  /** Not in this state, or no longer. */
  record OutOfOrder(RequestState state) implements ActionResult {}

  /**
   * It was done often enough for now.
   *
   * @param pause until it may be done again, more than nothing
   */
  record TooOften(Duration pause) implements ActionResult {}

  /**
   * What was given cannot be used; nothing was written.
   *
   * @param faults at least one
   */
  record Faulty(List<Fault> faults) implements ActionResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** There is no such request. */
  record Unknown() implements ActionResult {}
}
