package org.diandan.request.statistics.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.TeamEvent;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The newest facts of each team; older ones never replace them. */
@Component
class TeamRows {

  private final DatabaseClient database;

  TeamRows(DatabaseClient database) {
    this.database = database;
  }

  private record Known(long version, TeamChanged team) {}

  Mono<Void> write(int generation, Collection<Entry> entries) {
    Map<UUID, Known> newest = new HashMap<>();
    for (var entry : entries) {
      if (entry.event() instanceof TeamEvent event) {
        var known =
            switch (event) {
              case TeamChanged changed -> new Known(entry.version(), changed);
            };
        newest.merge(
            event.teamId(), known, (one, two) -> one.version() > two.version() ? one : two);
      }
    }
    return newest.isEmpty() ? Mono.empty() : write(generation, newest);
  }

  private Mono<Void> write(int generation, Map<UUID, Known> teams) {
    var rows = teams.values();
    return database
        .sql(
            """
            insert into figure_team as known (generation, team_id, version, name, kind, area)
            select :generation, t.*
            from unnest(:ids, :versions, :names, :kinds, :areas)
              as t(team_id, version, name, kind, area)
            order by team_id
            on conflict on constraint figure_team_pk do update
              set (version, name, kind, area)
                = row(excluded.version, excluded.name, excluded.kind, excluded.area)
              where known.version < excluded.version
            """)
        .bind("generation", generation)
        .bind("ids", rows.stream().map(known -> known.team().teamId()).toArray(UUID[]::new))
        .bind("versions", rows.stream().map(Known::version).toArray(Long[]::new))
        .bind("names", rows.stream().map(known -> known.team().name()).toArray(String[]::new))
        .bind(
            "kinds", rows.stream().map(known -> known.team().kind().name()).toArray(String[]::new))
        .bind(
            "areas", rows.stream().map(known -> known.team().area().value()).toArray(String[]::new))
        .then();
  }
}
