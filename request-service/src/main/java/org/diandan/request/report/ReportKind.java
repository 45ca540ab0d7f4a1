package org.diandan.request.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Period.Basis;

/** How long the period of a report is. */
public enum ReportKind {
  /** 日报: a day, or from an hour of the day before until that hour. */
  DAY,
  /** 周报: Monday to Sunday. */
  WEEK,
  /** 月报: a month, or from a day of the month before until that day. */
  MONTH,
  /** Days that are named one by one. */
  SPAN;

  /**
   * Where days and months begin that are not cut at midnight and on the first (考核期).
   *
   * @param hour 0 to 23; a day D lasts from this hour of the day before until this hour of D,
   *     unless it is 0
   * @param day 1 to 28; a month lasts from this day of the month before until this day, unless it
   *     is 1
   */
  public record Cut(int hour, int day) {

    /** At midnight, on the first. */
    public static final Cut USUAL = new Cut(0, 1);

    private static final int MOST_HOURS = 23;
    private static final int MOST_DAYS = 28;

    public Cut {
      if (hour < 0 || hour > MOST_HOURS || day < 1 || day > MOST_DAYS) {
        throw new IllegalArgumentException(
            "No period begins at %d o'clock on day %d.".formatted(hour, day));
      }
    }
  }

  /** What it is called in forms and bundles. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this code; empty for any other text. */
  public static Optional<ReportKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** The period a day belongs to; for named days that day alone. */
  public Period around(LocalDate day, Cut cut, ZoneId zone) {
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var first = day.withDayOfMonth(1);
    return switch (this) {
      case DAY ->
          cut.hour() == 0
              ? days(day, day.plusDays(1), zone)
              : new Period(at(day.minusDays(1), cut), at(day, cut), zone, Basis.CREATED);
      case WEEK -> days(monday, monday.plusWeeks(1), zone);
      case MONTH ->
          cut.day() == 1
              ? days(first, first.plusMonths(1), zone)
              : days(
                  first.minusMonths(1).withDayOfMonth(cut.day()),
                  first.withDayOfMonth(cut.day()),
                  zone);
      case SPAN -> days(day, day.plusDays(1), zone);
    };
  }

  /** The latest period that is over. */
  public Period latestOver(LocalDateTime now, Cut cut, ZoneId zone) {
    var day = this == MONTH ? now.toLocalDate().plusMonths(1) : now.toLocalDate();
    var period = around(day, cut, zone);
    while (period.until().isAfter(now)) {
      day = earlier(day);
      period = around(day, cut, zone);
    }
    return period;
  }

  private LocalDate earlier(LocalDate day) {
    return switch (this) {
      case DAY, SPAN -> day.minusDays(1);
      case WEEK -> day.minusWeeks(1);
      case MONTH -> day.minusMonths(1);
    };
  }

  private static LocalDateTime at(LocalDate day, Cut cut) {
    return day.atTime(LocalTime.of(cut.hour(), 0));
  }

  private static Period days(LocalDate from, LocalDate until, ZoneId zone) {
    return Period.ofDays(from, until, zone);
  }
}
