package org.diandan.notification.delivery;

import java.time.Duration;
import org.diandan.notification.delivery.Outcome.GivenUp;
import org.diandan.notification.delivery.Outcome.Postponed;

/**
 * Doubling pauses between the tries of a message.
 *
 * @param tries at most this many, 1 or more
 * @param firstPause after the first try
 * @param longestPause bound of the doubling
 */
record RetryPolicy(int tries, Duration firstPause, Duration longestPause) {

  private static final int MOST_DOUBLINGS = 20;

  /** What follows a try that failed. */
  Outcome after(int triesSoFar, String trouble) {
    return isSpent(triesSoFar)
        ? new GivenUp(trouble)
        : new Postponed(pauseAfter(triesSoFar), trouble);
  }

  /** Whether no try is left. */
  boolean isSpent(int triesSoFar) {
    return triesSoFar >= tries;
  }

  private Duration pauseAfter(int triesSoFar) {
    var doublings = Math.min(triesSoFar - 1, MOST_DOUBLINGS);
    var pause = firstPause.multipliedBy(1L << doublings);
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
