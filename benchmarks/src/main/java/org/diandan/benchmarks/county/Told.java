package org.diandan.benchmarks.county;

import java.time.Duration;

/**
 * What became of a request.
 *
 * @param servedBy number of the team that said yes, −1 when nobody did
 * @param offers questions put for it
 * @param metres the team's way, 0 when nobody came
 * @param waited from its coming to the yes, zero when nobody said yes
 */
record Told(
    Request request, Outcome outcome, int servedBy, int offers, int metres, Duration waited) {

  /** How a search stands. */
  enum Outcome {
    OPEN,
    SERVED,
    /** Nobody said yes in time; a person takes over. */
    UNMATCHED
  }

  boolean isServed() {
    return outcome == Outcome.SERVED;
  }
}
