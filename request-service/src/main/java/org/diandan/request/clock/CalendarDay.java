package org.diandan.request.clock;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A day of the calendar that somebody said something about.
 *
 * @param name of the holiday it belongs to; may be empty
 */
public record CalendarDay(LocalDate day, Kind kind, String name) {

  /** What a day is, whatever its weekday. */
  public enum Kind {
    /** Free, also in the middle of the week. */
    HOLIDAY,
    /** Worked, also on a weekend. */
    WORKDAY,
    /** As its weekday says; takes an earlier entry back. */
    ORDINARY
  }

  public CalendarDay {
    requireNonNull(day, "day");
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
  }
}
