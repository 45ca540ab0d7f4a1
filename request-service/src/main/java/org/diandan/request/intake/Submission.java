package org.diandan.request.intake;

import java.util.List;

/** What became of an order. */
public sealed interface Submission {

  /** It is in the books; a repeated call gets the first receipt again. */
  record Taken(Receipt receipt) implements Submission {}

  /** Answers are wrong; nothing was written. */
  record Faulty(List<Fault> faults) implements Submission {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** The key stands for another order. */
  record KeyReused() implements Submission {}

  /** The same order is being written right now. */
  record InFlight() implements Submission {}
}
