package org.diandan.request.statistics.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One whole set of journal and figures.
 *
 * @param inForce whether everything is read from it
 * @param servedAt when it came into force; null while it is being filled
 */
public record Generation(
    int number, State state, boolean inForce, Instant begunAt, @Nullable Instant servedAt) {

  /** What becomes of a generation, in this order. */
  public enum State {
    /** Replays the topics. */
    FILLING,
    /** Is or was in force. */
    SERVED,
    /** Another one is in force; its rows are being removed. */
    GONE,
    REMOVED
  }

  /** Whether events are taken into it. */
  boolean takesEvents() {
    return state == State.FILLING || state == State.SERVED;
  }
}
