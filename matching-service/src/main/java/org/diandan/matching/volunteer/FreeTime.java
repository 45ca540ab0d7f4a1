package org.diandan.matching.volunteer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When somebody is free.
 *
 * @param week parts of the week; empty means any time
 * @param away days on which the person cannot come at all
 */
public record FreeTime(Set<Slot> week, Set<LocalDate> away) {

  public FreeTime {
    week = Set.copyOf(week);
    away = Set.copyOf(away);
  }

  /** A part of a weekday. */
  public record Slot(DayOfWeek day, Part part) {}

  /** Parts of a day, as people say them; together they reach from 6:00 to 22:00. */
  public enum Part {
    MORNING(6, 12),
    AFTERNOON(12, 18),
    EVENING(18, 22);

    private final int from;
    private final int until;

    Part(int from, int until) {
      this.from = from;
      this.until = until;
    }

    private boolean holds(LocalTime time) {
      return time.getHour() >= from && time.getHour() < until;
    }
  }

  /**
   * Whether somebody is free for all of a visit: on no day of it away, and each half hour of it in
   * a part of the week that is free.
   *
   * @param until not before {@code from}; exclusive
   */
  public boolean covers(Instant from, Instant until, ZoneId zone) {
    var end = until.atZone(zone);
    for (var at = from.atZone(zone); at.isBefore(end) || at.toInstant().equals(from); ) {
      if (away.contains(at.toLocalDate()) || !isOpen(at)) {
        return false;
      }
      at = at.plusMinutes(30);
    }
    return true;
  }

  private boolean isOpen(ZonedDateTime at) {
    return week.isEmpty()
        || week.stream()
            .anyMatch(
                slot -> slot.day() == at.getDayOfWeek() && slot.part().holds(at.toLocalTime()));
  }
}
