package org.diandan.request.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.request.catalogue.ServiceItem;

/**
 * What is promised to the resident when an order is taken or reopened.
 *
 * <p>U1 and U2 run on wall time, day and night. U3 and U4 run on the working calendar: 24 h are one
 * working day, due at the same time of day; an order of a free day counts as taken at the same time
 * of the next working day.
 */
public final class Promises {

  private final WorkingCalendar calendar;
  private final ZoneId zone;

  Promises(WorkingCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /** The clocks of an item that is ordered at a moment. */
  public Clocks of(ServiceItem item, Instant orderedAt) {
    return item.urgency().runsOnWallTime()
        ? new Clocks(orderedAt.plus(item.acceptWithin()), orderedAt.plus(item.finishWithin()))
        : new Clocks(
            worked(orderedAt, item.acceptWithin()), worked(orderedAt, item.finishWithin()));
  }

  private Instant worked(Instant from, Duration span) {
    var at = from.atZone(zone).toLocalDateTime();
    if (!calendar.isWorked(at.toLocalDate())) {
      at = calendar.nextWorked(at.toLocalDate()).atTime(at.toLocalTime());
    }
    for (long days = span.toDays(); days > 0; days--) {
      at = calendar.nextWorked(at.toLocalDate()).atTime(at.toLocalTime());
    }
    return withinDays(at, span.minusDays(span.toDays())).atZone(zone).toInstant();
  }

  private LocalDateTime withinDays(LocalDateTime from, Duration rest) {
    var at = from.plus(rest);
    if (at.toLocalDate().equals(from.toLocalDate())) {
      return at;
    }
    var pastMidnight = Duration.between(at.toLocalDate().atStartOfDay(), at);
    return calendar.nextWorked(from.toLocalDate()).atTime(LocalTime.MIDNIGHT).plus(pastMidnight);
  }
}
