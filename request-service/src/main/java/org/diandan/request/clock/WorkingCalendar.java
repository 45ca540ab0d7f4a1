package org.diandan.request.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which days are worked: weekends are free except make-up workdays, statutory holidays are free. A
 * year without a holiday table counts weekends only and is warned about once.
 */
final class WorkingCalendar {

  /** A calendar that is free for longer than this is a mistake, and nobody may wait for its end. */
  private static final int LONGEST_FREE_DAYS = 366;

  private static final Logger log = LoggerFactory.getLogger(WorkingCalendar.class);

  private final Set<LocalDate> holidays;
  private final Set<LocalDate> makeUpWorkdays;
  private final Set<Integer> knownYears;
  private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

  /**
   * @param holidays days off, weekends inside a holiday included
   * @param makeUpWorkdays weekend days that are worked
   */
  WorkingCalendar(Set<LocalDate> holidays, Set<LocalDate> makeUpWorkdays) {
    this.holidays = Set.copyOf(holidays);
    this.makeUpWorkdays = Set.copyOf(makeUpWorkdays);
    this.knownYears = holidays.stream().map(LocalDate::getYear).collect(Collectors.toSet());
  }

  boolean isWorked(LocalDate day) {
    if (!knows(day.getYear()) && warned.add(day.getYear())) {
      log.warn(
          "There is no holiday table for {}: clocks count weekends only. Bring in the new table.",
          day.getYear());
    }
    return makeUpWorkdays.contains(day) || (!isWeekend(day) && !holidays.contains(day));
  }

  /** Whether the holidays of a year were brought in. */
  boolean knows(int year) {
    return knownYears.contains(year);
  }

  LocalDate nextWorked(LocalDate day) {
    return worked(day, 1);
  }

  LocalDate previousWorked(LocalDate day) {
    return worked(day, -1);
  }

  private LocalDate worked(LocalDate day, int step) {
    var found = day.plusDays(step);
    for (int free = 0; !isWorked(found); free++) {
      if (free > LONGEST_FREE_DAYS) {
        throw new IllegalStateException(
            "The calendar has no working day for a year around %s.".formatted(day));
      }
      found = found.plusDays(step);
    }
    return found;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
