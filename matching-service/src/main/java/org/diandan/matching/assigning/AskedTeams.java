package org.diandan.matching.assigning;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Which teams were asked for a request; kept for ever, so it is the history of who asked whom. */
@Repository
public class AskedTeams {

  private final DatabaseClient database;

  AskedTeams(DatabaseClient database) {
    this.database = database;
  }

  /** Of every round, the latest first; empty when nobody was asked. */
  public Flux<AskedTeam> of(UUID requestId) {
    return database
        .sql(
            """
            select o.id, t.name, o.state, o.sent_at, o.asked_by, o.asked_because, o.overruled
            from matching.offer o
            join matching.team t on t.id = o.team_id
            where o.request_id = :request
            order by o.sent_at desc, o.id
            """)
        .bind("request", requestId)
        .map(AskedTeams::asked)
        .all();
  }

  private static AskedTeam asked(Readable row) {
    return new AskedTeam(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("state", String.class)),
        requireNonNull(row.get("sent_at", OffsetDateTime.class)).toInstant(),
        row.get("asked_by", UUID.class),
        row.get("asked_because", String.class),
        List.of(requireNonNull(row.get("overruled", String[].class))));
  }
}
