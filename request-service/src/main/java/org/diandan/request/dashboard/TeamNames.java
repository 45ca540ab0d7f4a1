package org.diandan.request.dashboard;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What teams are called, as matching-service told. */
@Component
public final class TeamNames {

  private final DatabaseClient database;

  TeamNames(DatabaseClient database) {
    this.database = database;
  }

  /** Names by the id as it stands in figures; a team that was never told of is missing. */
  public Mono<Map<String, String>> of(java.util.Collection<UUID> teams) {
    return database
        .sql(
            """
            select team_id, name
            from figure_team
            where generation = (select generation from figure_in_force)
              and team_id = any(:teams)
            """)
        .bind("teams", teams.toArray(UUID[]::new))
        .map(
            row ->
                Map.entry(
                    requireNonNull(row.get("team_id", UUID.class)).toString(),
                    requireNonNull(row.get("name", String.class))))
        .all()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
