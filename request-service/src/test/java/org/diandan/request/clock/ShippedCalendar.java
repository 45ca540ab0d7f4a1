package org.diandan.request.clock;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.request.clock.CalendarDay.Kind;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The holiday table the product ships with, 2004 to 2026. */
public final class ShippedCalendar {

  private static final WorkingCalendar CALENDAR = calendar();

  private ShippedCalendar() {}

  static WorkingCalendar read() {
    return CALENDAR;
  }

  /** A desk with lunch, closed on free days. */
  public static Desk desk(ZoneId zone) {
    return new Desk(DeskHours.ORDINARY, CALENDAR, zone);
  }

  /** Time of needs that can wait. */
  public static RunningTime workingTime(ZoneId zone) {
    return new WorkingTime(CALENDAR, zone);
  }

  private static WorkingCalendar calendar() {
    try (var file = new ClassPathResource("calendar/chinese-days.json").getInputStream()) {
      var days =
          ClockConfiguration.read(
              file,
              JsonMapper.builder()
                  .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                  .build());
      return new WorkingCalendar(of(days, Kind.HOLIDAY), of(days, Kind.WORKDAY));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<LocalDate> of(List<CalendarDay> days, Kind kind) {
    return days.stream()
        .filter(day -> day.kind() == kind)
        .map(CalendarDay::day)
        .collect(Collectors.toSet());
  }
}
