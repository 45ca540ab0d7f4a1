package org.diandan.request.intake;

import java.util.List;

/** What checking the answers of an order came to. */
public sealed interface Checked {

  /** It can be taken. */
  record Good(Order order) implements Checked {}

  /**
   * It cannot.
   *
   * @param faults at least one, in the order of the form
   */
  record Faulty(List<Fault> faults) implements Checked {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
