package org.diandan.benchmarks.county;

import java.time.Duration;
import java.time.Instant;
import org.diandan.matching.dispatch.policy.OpenNeed;

/**
 * A request as it comes in; the same for every platform.
 *
 * @param number from 0, in the order of their coming
 * @param acceptBy when a team must have said yes; after that a person takes over
 * @param lead from the yes to the earliest visit when no time was wished for
 * @param service how long the visit takes
 */
record Request(
    int number,
    DayKind day,
    Instant since,
    Instant acceptBy,
    OpenNeed need,
    Duration lead,
    Duration service) {

  /** What kind of day a request comes on. */
  enum DayKind {
    /** The teams are still filling up; not scored. */
    WARM_UP("warm-up"),
    USUAL("usual days"),
    STORM("storm day");

    private final String words;

    DayKind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
