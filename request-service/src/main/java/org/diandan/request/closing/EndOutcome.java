package org.diandan.request.closing;

import java.util.List;
import org.diandan.request.intake.Fault;
import org.diandan.request.lifecycle.RequestState;

/** What became of a wish to end a request. */
public sealed interface EndOutcome {

  /** It is ended; a repeated call gets the same answer. */
  record Done() implements EndOutcome {}

  /** Somebody is there already, or it is over. */
  record OutOfOrder(RequestState state) implements EndOutcome {}

  /** Nobody may call a resident unreachable before trying often enough. */
  record TriedTooLittle() implements EndOutcome {}

  /**
   * What was given cannot be used; nothing was written.
   *
   * @param faults at least one
   */
  record Faulty(List<Fault> faults) implements EndOutcome {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** There is no such request. */
  record Unknown() implements EndOutcome {}
}
