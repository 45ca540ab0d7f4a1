package org.diandan.request.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Time on the working calendar: a worked day has all its 24 hours of wall time, a free day none, so
 * that 24 h are one working day and end at the same time of day.
 *
 * <p>What begins on a free day counts as begun at the same time of the next working day.
 */
record WorkingTime(WorkingCalendar calendar, ZoneId zone) implements RunningTime {

  @Override
  public Instant after(Instant from, Duration span) {
    var at = from.atZone(zone).toLocalDateTime();
    if (!calendar.isWorked(at.toLocalDate())) {
      at = calendar.nextWorked(at.toLocalDate()).atTime(at.toLocalTime());
    }
    for (long days = span.toDays(); days > 0; days--) {
      at = calendar.nextWorked(at.toLocalDate()).atTime(at.toLocalTime());
    }
    return instant(forward(at, span.minusDays(span.toDays())));
  }

  @Override
  public Instant before(Instant until, Duration span) {
    var at = until.atZone(zone).toLocalDateTime();
    if (!calendar.isWorked(at.toLocalDate())) {
      at = calendar.previousWorked(at.toLocalDate()).atTime(at.toLocalTime());
    }
    for (long days = span.toDays(); days > 0; days--) {
      at = calendar.previousWorked(at.toLocalDate()).atTime(at.toLocalTime());
    }
    return instant(backward(at, span.minusDays(span.toDays())));
  }

  @Override
  public Duration between(Instant from, Instant until) {
    var begin = from.atZone(zone).toLocalDateTime();
    var end = until.atZone(zone).toLocalDateTime();
    var passed = Duration.ZERO;
    for (var day = begin.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
      if (calendar.isWorked(day)) {
        passed = passed.plus(ofDay(day, begin, end));
      }
    }
    // Where clocks are put back, a later moment may show an earlier time.
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private static Duration ofDay(LocalDate day, LocalDateTime begin, LocalDateTime end) {
    var from = day.equals(begin.toLocalDate()) ? begin : day.atStartOfDay();
    var until = day.equals(end.toLocalDate()) ? end : day.plusDays(1).atStartOfDay();
    return Duration.between(from, until);
  }

  /** At most a day onward. */
  private LocalDateTime forward(LocalDateTime from, Duration rest) {
    var at = from.plus(rest);
    if (at.toLocalDate().equals(from.toLocalDate())) {
      return at;
    }
    var pastMidnight = Duration.between(at.toLocalDate().atStartOfDay(), at);
    return calendar.nextWorked(from.toLocalDate()).atTime(LocalTime.MIDNIGHT).plus(pastMidnight);
  }

  /** At most a day back. */
  private LocalDateTime backward(LocalDateTime until, Duration rest) {
    var at = until.minus(rest);
    if (at.toLocalDate().equals(until.toLocalDate())) {
      return at;
    }
    var beforeMidnight = Duration.between(at, until.toLocalDate().atStartOfDay());
    return calendar
        .previousWorked(until.toLocalDate())
        .plusDays(1)
        .atStartOfDay()
        .minus(beforeMidnight);
  }

  private Instant instant(LocalDateTime at) {
    return at.atZone(zone).toInstant();
  }
}
