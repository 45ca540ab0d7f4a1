package org.diandan.contract;

import java.time.Instant;

/**
 * A span in which something is wished or planned.
 *
 * @param from first moment, inclusive
 * @param until last moment, exclusive, later than {@code from}
 */
public record TimeWindow(Instant from, Instant until) {

  public TimeWindow {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "A time window must end after it starts (%s to %s).".formatted(from, until));
    }
  }
}
