package org.diandan.request.callback;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time of day at which people may be called.
 *
 * @param from first minute
 * @param until no longer
 */
record CallingHours(LocalTime from, LocalTime until, ZoneId zone) {

  boolean contain(Instant moment) {
    return atOrAfter(moment).equals(moment);
  }

  /** The moment itself when people are awake, else the next morning. */
  Instant atOrAfter(Instant moment) {
    var at = moment.atZone(zone);
    var time = at.toLocalTime();
    if (time.isBefore(from)) {
      return at.with(from).toInstant();
    }
    return time.isBefore(until) ? moment : at.plusDays(1).with(from).toInstant();
  }
}
