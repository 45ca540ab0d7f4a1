package org.diandan.request.clock.running;

import java.util.Set;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.CalendarInForce;
import org.diandan.request.clock.Promises;
import org.diandan.request.clock.running.Reminder.Given;
import org.diandan.request.clock.running.ReminderPlan.Running;
import org.diandan.request.clock.running.ReminderPlan.Spans;
import org.springframework.stereotype.Component;

/** Plans the reminders of a request with the catalogue and the calendar in force. */
@Component
class PlanReminders {

  private final Catalogue catalogue;
  private final Promises promises;
  private final CalendarInForce calendar;
  private final ClockProperties properties;

  PlanReminders(
      Catalogue catalogue,
      Promises promises,
      CalendarInForce calendar,
      ClockProperties properties) {
    this.catalogue = catalogue;
    this.promises = promises;
    this.calendar = calendar;
    this.properties = properties;
  }

  ReminderPlan of(RunningRequest request, Set<Given> given) {
    var running =
        new Running(
            promises.timeOf(request.urgency()),
            calendar.deskOf(request.area().value()),
            catalogue.get(request.item(), request.itemVersion()),
            spans(request));
    return ReminderPlan.of(request, running, given);
  }

  private Spans spans(RunningRequest request) {
    return request.urgency().runsOnWallTime()
        ? new Spans(properties.urgent().answerWithin(), properties.urgent().overdueAfter())
        : new Spans(properties.planned().answerWithin(), properties.planned().overdueAfter());
  }
}
