package org.diandan.request.statistics.journal;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The generations of figures. One is in force, at most one is filled beside it, whatever several
 * instances and administrators do at once.
 */
@Component
public class Generations {

  private final DatabaseClient database;
  private final Ledger ledger;

  Generations(DatabaseClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** The newest first, at most 20. */
  public Flux<Generation> list() {
    return database
        .sql(
            """
            select g.number, g.state, g.begun_at, g.served_at,
              g.number = (select generation from figure_in_force) as in_force
            from figure_generation g
            order by g.number desc
            limit 20
            """)
        .map(Generations::generationOf)
        .all();
  }

  /**
   * Begins to fill a new one from the first event on.
   *
   * @return whether it began; false while another one is being filled
   */
  public Mono<Boolean> begin(UUID administrator) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      insert into figure_generation (number, state, begun_by)
                      select max(number) + 1, 'FILLING', :by
                      from figure_generation
                      having not bool_or(state = 'FILLING')
                      on conflict do nothing
                      returning number
                    )
                    """)
                .bind("by", administrator))
        .map(Written.Applied.class::isInstance);
  }

  /** Gives up the one that is being filled; whether there was one. */
  public Mono<Boolean> giveUp() {
    return ledger
        .write(
            Change.of(
                """
                changed as (
                  update figure_generation
                  set state = 'GONE', gone_at = clock_timestamp()
                  where state = 'FILLING'
                  returning number
                )
                """))
        .map(Written.Applied.class::isInstance);
  }

  /** Puts a filled one into force instead of the old one; false when somebody else did. */
  Mono<Boolean> putInForce(int number, int old) {
    return ledger
        .write(
            Change.of(
                    """
                    changed as (
                      update figure_in_force
                      set generation = :number
                      where generation = :old
                      returning generation
                    ), filled as (
                      update figure_generation
                      set state = 'SERVED', served_at = clock_timestamp()
                      where number = :number
                        and exists (select from changed)
                    ), left_behind as (
                      update figure_generation
                      set state = 'GONE', gone_at = clock_timestamp()
                      where number = :old
                        and exists (select from changed)
                    )
                    """)
                .bind("number", number)
                .bind("old", old))
        .map(Written.Applied.class::isInstance);
  }

  /**
   * Removes some rows of generations that are gone.
   *
   * @return how many; a generation is done when nothing was left a minute after it went
   */
  Mono<Long> sweep(int most) {
    return Flux.just("figure_case", "figure_was", "figure_sum", "figure_event")
        .concatMap(table -> removed(table, most))
        .filter(rows -> rows > 0)
        .next()
        .switchIfEmpty(Mono.defer(this::finish));
  }

  private Mono<Long> removed(String table, int most) {
    return database
        .sql(
            """
            delete from %1$s
            where ctid = any(array(
              select ctid
              from %1$s
              where generation in (select number from figure_generation where state = 'GONE')
              limit :most))
            """
                .formatted(table))
        .bind("most", most)
        .fetch()
        .rowsUpdated();
  }

  private Mono<Long> finish() {
    return database
        .sql(
            """
            with done as (
              update figure_generation
              set state = 'REMOVED'
              where state = 'GONE'
                and gone_at < clock_timestamp() - interval '1 minute'
              returning number
            ), teams as (
              delete from figure_team where generation in (select number from done)
            ), summing as (
              delete from figure_summing where generation in (select number from done)
            )
            delete from figure_history where generation in (select number from done)
            """)
        .fetch()
        .rowsUpdated()
        .thenReturn(0L);
  }

  private static Generation generationOf(Readable row) {
    @Nullable OffsetDateTime served = row.get("served_at", OffsetDateTime.class);
    return new Generation(
        requireNonNull(row.get("number", Integer.class)),
        Generation.State.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("in_force", Boolean.class)),
        instant(requireNonNull(row.get("begun_at", OffsetDateTime.class))),
        served == null ? null : instant(served));
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
