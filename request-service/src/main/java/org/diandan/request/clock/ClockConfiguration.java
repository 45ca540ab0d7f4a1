package org.diandan.request.clock;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;
import tools.jackson.databind.json.JsonMapper;

/** Reads the holiday table and sets the zone promises are counted in. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /**
   * Settings of the working calendar.
   *
   * @param zone Time zone in which working days begin and end, and in which pages show times.
   * @param holidays Holiday table: a JSON object with {@code holidays} and {@code workdays}, each
   *     keyed by ISO date.
   */
  @Validated
  @ConfigurationProperties(prefix = "diandan.calendar", ignoreUnknownFields = false)
  record CalendarProperties(
      @DefaultValue("Asia/Shanghai") ZoneId zone,
      @DefaultValue("classpath:calendar/chinese-days.json") Resource holidays) {}

  /** The part of the holiday table that is read. */
  record HolidayTable(Map<String, String> holidays, Map<String, String> workdays) {
    HolidayTable {
      holidays = new HashMap<>(holidays);
      workdays = new HashMap<>(workdays);
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ZoneId zone(CalendarProperties properties) {
    return properties.zone();
  }

  @Bean
  Promises promises(CalendarProperties properties, JsonMapper json) throws IOException {
    try (var file = properties.holidays().getInputStream()) {
      return new Promises(read(file, json), properties.zone());
    }
  }

  static WorkingCalendar read(InputStream file, JsonMapper json) {
    var table = json.readValue(file, HolidayTable.class);
    return new WorkingCalendar(
        daysOf(table.holidays().keySet()), daysOf(table.workdays().keySet()));
  }

  private static Set<LocalDate> daysOf(Set<String> texts) {
    return texts.stream().map(LocalDate::parse).collect(Collectors.toSet());
  }
}
