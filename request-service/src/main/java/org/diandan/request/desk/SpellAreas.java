package org.diandan.request.desk;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Spells the names of areas that have no spelling yet, whoever brought them in. Several instances
 * may do so at once: the first spelling stays, and all are equal.
 */
@Component
class SpellAreas {

  private static final Logger LOG = LoggerFactory.getLogger(SpellAreas.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int AT_ONCE = 1000;

  private final DatabaseClient database;

  SpellAreas(DatabaseClient database) {
    this.database = database;
  }

  private record Named(String code, String name) {}

  @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT0S")
  void spell() {
    try {
      some().repeat().takeUntil(spelled -> spelled < AT_ONCE).blockLast(LIMIT);
    } catch (DataAccessException e) {
      // What is left waits for the next round.
      LOG.warn("Names of areas were not spelled: {}", e.getMessage());
    }
  }

  private Mono<Integer> some() {
    return database
        .sql(
            """
            select code, name
            from area a
            where not exists (select 1 from area_spelling s where s.area_code = a.code)
            order by code
            limit :most
            """)
        .bind("most", AT_ONCE)
        .map(
            row ->
                new Named(
                    requireNonNull(row.get("code", String.class)),
                    requireNonNull(row.get("name", String.class))))
        .all()
        .collectList()
        .flatMap(this::write);
  }

  private Mono<Integer> write(List<Named> areas) {
    return database
        .sql(
            """
            insert into area_spelling (area_code, spelled)
            select * from unnest(:codes, :spelled)
            on conflict do nothing
            """)
        .bind("codes", areas.stream().map(Named::code).toArray(String[]::new))
        .bind(
            "spelled", areas.stream().map(area -> Spelling.of(area.name())).toArray(String[]::new))
        .then()
        .thenReturn(areas.size());
  }
}
