package org.diandan.request.statistics;

import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes sums away that were made by other definitions than those of this release and its settings.
 * Whoever is still running with the others reads rows from then on. Each instance does so once for
 * a generation, so that an old and a new one do not take turns.
 */
@Component
final class ClearSums {

  private final DatabaseClient database;
  private final String definitions;
  private final Set<Integer> begun = ConcurrentHashMap.newKeySet();

  ClearSums(DatabaseClient database, ZoneId zone, FigureProperties properties) {
    this.database = database;
    this.definitions = SumDefinitions.of(zone, properties.nearly());
  }

  /** Begins to sum a generation by these definitions. */
  Mono<Void> begin(int generation) {
    if (!begun.add(generation)) {
      return Mono.empty();
    }
    return of(
            generation,
            """
            insert into figure_summing as known (generation, definitions, state)
            values (:generation, :definitions, 'SUMMED')
            on conflict on constraint figure_summing_pk do update
              set definitions = excluded.definitions, state = 'CLEARING'
              where known.definitions <> excluded.definitions
            """)
        .then();
  }

  /**
   * Clears some of what has to be cleared.
   *
   * @param most rows of each kind at most
   * @return whether the generation can be summed; false while there is more to clear, and while it
   *     is summed by others
   */
  Mono<Boolean> step(int generation, int most) {
    return of(
            generation,
            """
            with clearing as (
              select generation
              from figure_summing
              where generation = :generation and definitions = :definitions and state = 'CLEARING'
            ), loose as (
              update figure_case
              set summed = false
              where (generation, case_id) in (
                select c.generation, c.case_id
                from figure_case c
                join clearing on clearing.generation = c.generation
                where c.summed
                limit :most)
              returning 1
            ), done as (
              update figure_summing m
              set state = 'SUMMED'
              where m.generation in (select generation from clearing)
                and not exists (
                  select from figure_case c where c.generation = m.generation and c.summed)
              returning m.generation
            ), sums as (
              delete from figure_sum where generation in (select generation from done)
            )
            delete from figure_was where generation in (select generation from done)
            """
                .replace(":most", Integer.toString(most)))
        .then(Mono.defer(() -> isSummed(generation)));
  }

  private Mono<Boolean> isSummed(int generation) {
    return database
        .sql(
            """
            select count(*) > 0
            from figure_summing
            where generation = :generation and definitions = :definitions and state = 'SUMMED'
            """)
        .bind("generation", generation)
        .bind("definitions", definitions)
        .mapValue(Boolean.class)
        .one();
  }

  private Mono<Long> of(int generation, String sql) {
    return database
        .sql(sql)
        .bind("generation", generation)
        .bind("definitions", definitions)
        .fetch()
        .rowsUpdated();
  }
}
