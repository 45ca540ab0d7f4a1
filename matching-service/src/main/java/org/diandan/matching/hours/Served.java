package org.diandan.matching.hours;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A stretch of service.
 *
 * @param from inclusive
 * @param until exclusive, not before {@code from}; the same moment means that nobody served
 */
public record Served(Instant from, Instant until) {

  public Served {
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    // As fine as the database keeps it, or its constraint and this class might disagree.
    from = from.truncatedTo(ChronoUnit.MICROS);
    until = until.truncatedTo(ChronoUnit.MICROS);
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          """
          Service from %s cannot end at %s.
          Maybe the two times were exchanged."""
              .formatted(from, until));
    }
  }

  /** Whole minutes, rounded down. */
  public int minutes() {
    return Math.toIntExact(Duration.between(from, until).toMinutes());
  }

  /** Whether a person who served in both would have been at two places at once. */
  boolean overlaps(Served other) {
    return from.isBefore(other.until)
        && other.from.isBefore(until)
        && !isEmpty()
        && !other.isEmpty();
  }

  /** Whether all of the other one lies in this one. */
  boolean covers(Served other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** The days it touches, in order; the day of {@code from} at least. */
  List<LocalDate> days(ZoneId zone) {
    var first = from.atZone(zone).toLocalDate();
    var last = isEmpty() ? first : until.minusNanos(1).atZone(zone).toLocalDate();
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /** How much of it falls on a day. */
  Duration on(LocalDate day, ZoneId zone) {
    var begin = day.atStartOfDay(zone).toInstant();
    var end = day.plusDays(1).atStartOfDay(zone).toInstant();
    var start = from.isAfter(begin) ? from : begin;
    var stop = until.isBefore(end) ? until : end;
    return stop.isAfter(start) ? Duration.between(start, stop) : Duration.ZERO;
  }

  private boolean isEmpty() {
    return from.equals(until);
  }
}
