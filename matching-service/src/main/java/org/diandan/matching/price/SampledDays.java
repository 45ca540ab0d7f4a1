package org.diandan.matching.price;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.diandan.contract.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * Which past hours tell what is still to come today: from the beginning of the present hour to
 * midnight, on the same weekday of the weeks before.
 *
 * @param now the database's clock
 * @param zone of people's walls
 * @param since when the first need came; before, nobody could ask for anything
 * @param atMost so many weeks are looked back
 * @param taskTakes how long a team of the area usually has a task on its hands; null when nobody
 *     finished one lately
 */
record SampledDays(
    Instant now, ZoneId zone, Instant since, int atMost, @Nullable Duration taskTakes) {

  /** A place that is free again every hour of a day is free for whoever comes. */
  private static final double MOST_RENEWALS = 24;

  /** When today is over; always later than now. */
  Instant todayEndsAt() {
    return midnightAfter(today());
  }

  /** One span of hours for each week back, the latest first, without a gap. */
  List<TimeWindow> listHours() {
    var hour = now.atZone(zone).truncatedTo(ChronoUnit.HOURS);
    return IntStream.rangeClosed(1, atMost)
        .mapToObj(week -> restOfDay(hour.minusWeeks(week)))
        .takeWhile(hours -> hours.until().isAfter(since))
        .toList();
  }

  /** How often a place of a team becomes free again before midnight; 0 when nobody knows. */
  double renewals() {
    if (taskTakes == null || !taskTakes.isPositive()) {
      return 0;
    }
    var left = Duration.between(now, todayEndsAt());
    return Math.min(MOST_RENEWALS, (double) left.toMillis() / Math.max(1, taskTakes.toMillis()));
  }

  /** Whether a moment is of this day. */
  boolean isToday(Instant moment) {
    return moment.atZone(zone).toLocalDate().equals(today());
  }

  private TimeWindow restOfDay(ZonedDateTime hour) {
    return new TimeWindow(hour.toInstant(), midnightAfter(hour.toLocalDate()));
  }

  private Instant midnightAfter(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }
}
