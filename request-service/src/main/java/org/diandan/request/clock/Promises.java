package org.diandan.request.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.Urgency;
import org.diandan.request.catalogue.ServiceItem;

/**
 * What is promised to the resident when an order is taken or reopened.
 *
 * <p>U1 and U2 run on wall time, day and night. U3 and U4 run on the working calendar: 24 h are one
 * working day, due at the same time of day; an order of a free day counts as taken at the same time
 * of the next working day. A calendar that changes later moves no promise that was made.
 */
public final class Promises {

  private final Supplier<WorkingCalendar> calendar;
  private final ZoneId zone;

  /**
   * Counts on whatever calendar is in force at the moment of a promise.
   *
   * @param zone in which working days begin and end
   */
  Promises(Supplier<WorkingCalendar> calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /** The clocks of an item that is ordered at a moment. */
  public Clocks of(ServiceItem item, Instant orderedAt) {
    var time = timeOf(item.urgency());
    return new Clocks(
        time.after(orderedAt, item.acceptWithin()), time.after(orderedAt, item.finishWithin()));
  }

  /** How time passes for needs of an urgency, on the calendar in force now. */
  public RunningTime timeOf(Urgency urgency) {
    return urgency.runsOnWallTime() ? RunningTime.WALL : new WorkingTime(calendar.get(), zone);
  }
}
