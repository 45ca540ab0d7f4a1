package org.diandan.request.clock;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diandan.request.clock.CalendarDay.Kind;
import org.diandan.request.clock.CalendarInForce.Standing;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The two append-only tables; the newest row of a day or an area is in force. */
final class CalendarTables {

  private static final int MOST_HISTORY = 100;

  private final DatabaseClient database;

  CalendarTables(DatabaseClient database) {
    this.database = database;
  }

  /** Adds the shipped days nobody has said anything about yet. */
  Mono<Void> bringIn(List<CalendarDay> shipped) {
    return database
        .sql(
            """
            insert into calendar_day (day, kind, name)
            select shipped.day, shipped.kind, shipped.name
            from unnest(:days, :kinds, :names) as shipped(day, kind, name)
            where not exists (select from calendar_day c where c.day = shipped.day)
            on conflict do nothing
            """)
        .bind("days", shipped.stream().map(CalendarDay::day).toArray(LocalDate[]::new))
        .bind("kinds", shipped.stream().map(day -> day.kind().name()).toArray(String[]::new))
        .bind("names", shipped.stream().map(CalendarDay::name).toArray(String[]::new))
        .then();
  }

  /** Names what {@link #read} would find. */
  Mono<String> newest() {
    return database
        .sql(
            """
            select (select coalesce(max(number), 0) from calendar_day)
              || '/' || (select coalesce(max(number), 0) from desk_hours)
            """)
        .mapValue(String.class)
        .one();
  }

  Mono<Standing> read() {
    // The number first: what is written meanwhile is found by the next look.
    return newest()
        .flatMap(
            newest ->
                Mono.zip(days(0, 9999).collectList(), desks())
                    .map(found -> standing(newest, found.getT1(), found.getT2())));
  }

  /** The special days in force of the years, in order; days set back to ordinary are not there. */
  Flux<CalendarDay> days(int fromYear, int untilYear) {
    return database
        .sql(
            """
            select day, kind, name
            from (
              select distinct on (day) day, kind, name
              from calendar_day
              where extract(year from day) between :from and :until
              order by day, number desc) as newest
            where kind <> 'ORDINARY'
            order by day
            """)
        .bind("from", fromYear)
        .bind("until", untilYear)
        .map(CalendarTables::dayOf)
        .all();
  }

  /** What administrators changed, newest first, at most 100. */
  Flux<CalendarChange> changes(int year) {
    return database
        .sql(
            """
            select day, kind, name, changed_at, changed_by, reason
            from calendar_day
            where changed_by is not null
              and extract(year from day) = :year
            order by number desc
            limit :most
            """)
        .bind("year", year)
        .bind("most", MOST_HISTORY)
        .map(
            row ->
                new CalendarChange(
                    dayOf(row),
                    requireNonNull(row.get("changed_at", java.time.Instant.class)),
                    requireNonNull(row.get("changed_by", UUID.class)),
                    requireNonNull(row.get("reason", String.class))))
        .all();
  }

  /** The hours in force by area code. */
  Mono<Map<String, DeskHours>> desks() {
    return database
        .sql(
            """
            select distinct on (area) area, working_days, free_days
            from desk_hours
            order by area, number desc
            """)
        .map(CalendarTables::deskOf)
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  static Standing standing(String newest, List<CalendarDay> days, Map<String, DeskHours> desks) {
    return new Standing(
        newest, new WorkingCalendar(of(days, Kind.HOLIDAY), of(days, Kind.WORKDAY)), desks);
  }

  private static Set<LocalDate> of(List<CalendarDay> days, Kind kind) {
    return days.stream()
        .filter(day -> day.kind() == kind)
        .map(CalendarDay::day)
        .collect(Collectors.toSet());
  }

  private static CalendarDay dayOf(Readable row) {
    return new CalendarDay(
        requireNonNull(row.get("day", LocalDate.class)),
        Kind.valueOf(requireNonNull(row.get("kind", String.class))),
        requireNonNull(row.get("name", String.class)));
  }

  private static Map.Entry<String, DeskHours> deskOf(Readable row) {
    return Map.entry(
        requireNonNull(row.get("area", String.class)),
        new DeskHours(
            DeskHours.read(requireNonNull(row.get("working_days", String.class))).orElseThrow(),
            DeskHours.read(requireNonNull(row.get("free_days", String.class))).orElseThrow()));
  }
}
