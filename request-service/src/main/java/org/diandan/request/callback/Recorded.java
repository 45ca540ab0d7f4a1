package org.diandan.request.callback;

import java.util.List;
import org.diandan.request.intake.Fault;

/** What became of an outcome that an agent told. */
public sealed interface Recorded {

  /** It is in the books. */
  record Done() implements Recorded {}

  /** The lease ran out, and somebody else may be calling. */
  record NotHeld() implements Recorded {}

  /**
   * What was told cannot be used; nothing was written.
   *
   * @param faults at least one
   */
  record Faulty(List<Fault> faults) implements Recorded {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
