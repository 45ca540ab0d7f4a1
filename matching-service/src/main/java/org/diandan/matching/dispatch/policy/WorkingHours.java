package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.diandan.contract.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week in which a team can be wished for, and the dates on which they are others.
 *
 * @param windows empty means at any time
 * @param otherDays by date, each at most once; they count instead of the week's hours
 */
public record WorkingHours(List<Window> windows, @Nullable List<OtherDay> otherDays) {

  private static final int DAYS_OF_WEEK = 7;

  /** A team that comes at any time. */
  public static final WorkingHours ALWAYS = new WorkingHours(List.of());

  public WorkingHours {
    windows = List.copyOf(windows);
    // What was stored before there were such dates has none.
    otherDays = otherDays == null ? List.of() : List.copyOf(otherDays);
  }

  /** Every week the same. */
  public WorkingHours(List<Window> windows) {
    this(windows, List.of());
  }

  /**
   * One date with hours of its own.
   *
   * @param from first moment, inclusive; null with {@code until} when it is closed all day
   * @param until last moment, exclusive, later than {@code from}
   */
  public record OtherDay(LocalDate day, @Nullable LocalTime from, @Nullable LocalTime until) {

    public OtherDay {
      requireNonNull(day, "day");
      if ((from == null) != (until == null)
          || (from != null && until != null && !from.isBefore(until))) {
        throw new IllegalArgumentException(
            "The hours of %s must end after they start (%s to %s).".formatted(day, from, until));
      }
    }
  }

  /** Dates with hours of their own, in no particular order. */
  @Override
  public List<OtherDay> otherDays() {
    return requireNonNull(otherDays);
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
    if (windows.isEmpty() && otherDays().isEmpty()) {
      return true;
    }
    var first = wished.from().atZone(zone).toLocalDate();
    var last = wished.until().atZone(zone).toLocalDate();
    // Beyond a week the days repeat, but for those with hours of their own.
    return first
        .datesUntil(last.plusDays(1))
        .limit(DAYS_OF_WEEK + otherDays().size())
        .anyMatch(day -> meets(day, wished, zone));
  }

  private boolean meets(LocalDate day, TimeWindow wished, ZoneId zone) {
    for (var other : otherDays()) {
      if (other.day().equals(day)) {
        return other.from() != null
            && other.until() != null
            && overlaps(day.atTime(other.from()), day.atTime(other.until()), wished, zone);
      }
    }
    return windows.isEmpty()
        ? overlaps(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), wished, zone)
        : windows.stream()
            .filter(window -> window.days().contains(day.getDayOfWeek()))
            .anyMatch(
                window ->
                    overlaps(day.atTime(window.from()), day.atTime(window.until()), wished, zone));
  }

  private static boolean overlaps(
      LocalDateTime opens, LocalDateTime closes, TimeWindow wished, ZoneId zone) {
    return opens.atZone(zone).toInstant().isBefore(wished.until())
        && wished.from().isBefore(closes.atZone(zone).toInstant());
  }
}
