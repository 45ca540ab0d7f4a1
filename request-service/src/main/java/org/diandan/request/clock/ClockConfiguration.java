package org.diandan.request.clock;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diandan.outbox.Ledger;
import org.diandan.request.clock.CalendarDay.Kind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.validation.annotation.Validated;
import tools.jackson.databind.json.JsonMapper;

/** Reads the holiday table and sets the zone promises are counted in. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /**
   * Settings of the working calendar.
   *
   * @param zone Time zone in which working days begin and end, and in which pages show times.
   * @param holidays Holiday table to begin with: a JSON object with {@code holidays} and {@code
   *     workdays}, each keyed by ISO date.
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
  CalendarTables calendarTables(DatabaseClient database) {
    return new CalendarTables(database);
  }

  @Bean
  @DependsOnDatabaseInitialization
  CalendarInForce calendarInForce(
      CalendarTables tables, CalendarProperties properties, JsonMapper json) throws IOException {
    try (var file = properties.holidays().getInputStream()) {
      return new CalendarInForce(tables, properties.zone(), read(file, json));
    }
  }

  @Bean
  Promises promises(CalendarInForce calendar, ZoneId zone) {
    return new Promises(calendar::calendar, zone);
  }

  @Bean
  ChangeCalendar changeCalendar(CalendarTables tables, CalendarInForce calendar, Ledger ledger) {
    return new ChangeCalendar(tables, calendar, ledger);
  }

  /** The special days of a table, in no order. */
  static List<CalendarDay> read(InputStream file, JsonMapper json) {
    var table = json.readValue(file, HolidayTable.class);
    return Stream.concat(days(table.holidays(), Kind.HOLIDAY), days(table.workdays(), Kind.WORKDAY))
        .toList();
  }

  private static Stream<CalendarDay> days(Map<String, String> named, Kind kind) {
    return named.entrySet().stream()
        .map(
            day -> new CalendarDay(LocalDate.parse(day.getKey()), kind, chineseOf(day.getValue())));
  }

  /** The table names a holiday as {@code New Year's Day,元旦,1}. */
  private static String chineseOf(String name) {
    var parts = name.split(",", -1);
    return parts.length > 1 ? parts[1] : name;
  }
}
