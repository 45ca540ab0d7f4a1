package org.diandan.request.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a wished time can be taken, when ordering and later. */
public final class WishedTime {

  private static final Duration FURTHEST = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration FORGIVEN_DELAY = Duration.ofMinutes(15);

  private WishedTime() {}

  /** What is wrong with it; empty when it can be taken. */
  public static List<Fault> faults(Instant from, Instant until, Instant now) {
    if (!from.isBefore(until)) {
      return List.of(Fault.unusable("wishedUntil", "request.wished.order"));
    }
    var faults = new ArrayList<Fault>();
    if (until.isBefore(now.minus(FORGIVEN_DELAY))) {
      faults.add(Fault.unusable("wishedFrom", "request.wished.past"));
    }
    if (from.isAfter(now.plus(FURTHEST)) || Duration.between(from, until).compareTo(LONGEST) > 0) {
      faults.add(Fault.unusable("wishedFrom", "request.wished.far", FURTHEST.toDays()));
    }
    return faults;
  }
}
