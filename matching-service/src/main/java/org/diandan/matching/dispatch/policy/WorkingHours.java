package org.diandan.matching.dispatch.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.diandan.contract.TimeWindow;

/**
 * The hours of a week in which a team can be wished for.
 *
 * @param windows empty means at any time
 */
public record WorkingHours(List<Window> windows) {

  /** A team that comes at any time. */
  public static final WorkingHours ALWAYS = new WorkingHours(List.of());

  public WorkingHours {
    windows = List.copyOf(windows);
  }

  /**
   * The same hours on some days of the week.
   *
   * @param from first moment, inclusive
   * @param until last moment, exclusive, later than {@code from}; {@code 23:59:59} closes a day
   */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    public Window {
      days = Set.copyOf(days);
      if (days.isEmpty() || !from.isBefore(until)) {
        throw new IllegalArgumentException(
            "Working hours need a day and must end after they start (%s, %s to %s)."
                .formatted(days, from, until));
      }
    }
  }

  /** Whether any moment of the wish lies inside these hours on the clocks of {@code zone}. */
  public boolean meet(TimeWindow wished, ZoneId zone) {
    if (windows.isEmpty()) {
      return true;
    }
    var first = wished.from().atZone(zone).toLocalDate();
    var last = wished.until().atZone(zone).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .limit(7)
        .anyMatch(day -> windows.stream().anyMatch(window -> meets(window, day, wished, zone)));
  }

  private static boolean meets(Window window, LocalDate day, TimeWindow wished, ZoneId zone) {
    var opens = day.atTime(window.from()).atZone(zone).toInstant();
    var closes = day.atTime(window.until()).atZone(zone).toInstant();
    return window.days().contains(day.getDayOfWeek())
        && opens.isBefore(wished.until())
        && wished.from().isBefore(closes);
  }
}
