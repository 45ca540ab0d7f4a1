package org.diandan.matching.dispatch.policy.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of the day in which people answer. A question that can be put at any time is put so
 * that its whole time to answer lies in them: who is asked at three in the morning sleeps, and
 * silence would count as a no.
 *
 * @param from first moment, inclusive
 * @param until last moment, exclusive, later than {@code from}
 * @param zone of the clocks on people's walls
 */
public record AskingHours(LocalTime from, LocalTime until, ZoneId zone) {

  public AskingHours {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "The hours in which teams are asked must begin (%s) before they end (%s)."
              .formatted(from, until));
    }
  }

  /**
   * The latest good moment to ask, not later than the one given. Who may think longer than the
   * hours of a day is asked when they begin.
   *
   * @param answer how long one may think
   */
  public Instant latestBy(Instant moment, Duration answer) {
    var at = moment.atZone(zone).toLocalDateTime();
    var today = at.toLocalDate();
    if (at.toLocalTime().isBefore(from)) {
      return instant(lastOf(today.minusDays(1), answer));
    }
    var last = lastOf(today, answer);
    return at.isAfter(last) ? instant(last) : moment;
  }

  private LocalDateTime lastOf(LocalDate day, Duration answer) {
    var last = day.atTime(until).minus(answer);
    var first = day.atTime(from);
    return last.isBefore(first) ? first : last;
  }

  private Instant instant(LocalDateTime at) {
    return at.atZone(zone).toInstant();
  }
}
