package org.diandan.matching.volunteer;

import io.r2dbc.spi.Readable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.matching.volunteer.FreeTime.Part;
import org.diandan.matching.volunteer.FreeTime.Slot;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** When volunteers are free, as they say themselves. */
@Repository
public class FreeTimes {

  private static final String KEEP =
      """
      changed as (
        select 1
      ), week_gone as (
        delete from matching.volunteer_week
        where person_id = :person and weekday || ' ' || part <> all(:week)
      ), week_come as (
        insert into matching.volunteer_week (person_id, weekday, part)
        select :person, cast(split_part(slot, ' ', 1) as integer),
          split_part(slot, ' ', 2)
        from unnest(:week) as slot
        on conflict on constraint volunteer_week_pk do nothing
      ), away_gone as (
        delete from matching.volunteer_away
        where person_id = :person and cast(day as text) <> all(:away)
      ), away_come as (
        insert into matching.volunteer_away (person_id, day)
        select :person, cast(day as date)
        from unnest(:away) as day
        on conflict on constraint volunteer_away_pk do nothing
      )
      """;

  private final DatabaseClient database;
  private final Ledger ledger;

  FreeTimes(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** What somebody said; free at any time when nothing was. */
  public Mono<FreeTime> of(UUID person) {
    return database
        .sql(
            """
            select
              array(
                select weekday || ' ' || part
                from matching.volunteer_week
                where person_id = :person) as week,
              array(
                select cast(day as text)
                from matching.volunteer_away
                where person_id = :person and day >= current_date - 1) as away
            """)
        .bind("person", person)
        .map(FreeTimes::freeTime)
        .one();
  }

  /** Replaces everything that was said. */
  public Mono<Void> keep(UUID person, FreeTime said) {
    return ledger
        .write(
            Change.of(KEEP)
                .bind("person", person)
                .bind(
                    "week",
                    said.week().stream()
                        .map(slot -> slot.day().getValue() + " " + slot.part())
                        .toArray(String[]::new))
                .bind("away", said.away().stream().map(LocalDate::toString).toArray(String[]::new)))
        .then();
  }

  private static FreeTime freeTime(Readable row) {
    return new FreeTime(
        texts(row, "week").map(FreeTimes::slot).collect(Collectors.toSet()),
        texts(row, "away").map(LocalDate::parse).collect(Collectors.toSet()));
  }

  private static Slot slot(String text) {
    var space = text.indexOf(' ');
    return new Slot(
        DayOfWeek.of(Integer.parseInt(text.substring(0, space))),
        Part.valueOf(text.substring(space + 1)));
  }

  private static Stream<String> texts(Readable row, String column) {
    var found = row.get(column, String[].class);
    return found == null ? Stream.of() : Arrays.stream(found);
  }
}
