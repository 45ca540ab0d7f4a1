package org.diandan.request.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who can approve an export besides whoever ordered it. */
@Component
final class SecondPersons {

  private static final int MOST = 20;

  private final DatabaseClient database;

  SecondPersons(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Whom to ask: officials who answer for all the areas, administrators where there is none; those
   * of smaller areas first, at most 20. Empty when nobody but the one who asks answers for them.
   */
  Mono<Set<UUID>> of(List<String> areas, UUID asking) {
    return database
        .sql(
            """
            select person_id
            from (
              select a.person_id, bool_or(a.role = 'OFFICIAL') as official,
                max(length(a.area)) as closeness
              from authority a
              where a.role in ('OFFICIAL', 'ADMINISTRATOR')
                and a.person_id <> :asking
                and may_export(a.person_id, :areas)
              group by a.person_id) as entitled
            order by official desc, closeness desc, person_id
            limit :most
            """)
        .bind("asking", asking)
        .bind("areas", areas.toArray(String[]::new))
        .bind("most", MOST)
        .mapValue(UUID.class)
        .all()
        .collect(Collectors.toSet());
  }

  /** The clock of the database. */
  Mono<Instant> now() {
    return database
        .sql("select clock_timestamp() as now")
        .map(row -> requireNonNull(row.get("now", Instant.class)))
        .one();
  }
}
