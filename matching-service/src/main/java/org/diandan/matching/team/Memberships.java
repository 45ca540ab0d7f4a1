package org.diandan.matching.team;

import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Whom a person may answer for. */
@Repository
public class Memberships {

  private final DatabaseClient database;
  private final JsonMapper json;

  Memberships(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * What a person is in teams.
   *
   * @param leads teams the person answers for
   * @param servesWith teams the person belongs to, those of {@code leads} included
   */
  public record Standing(Set<UUID> leads, Set<UUID> servesWith) {

    public Standing {
      leads = Set.copyOf(leads);
      servesWith = Set.copyOf(servesWith);
    }
  }

  /** The person's standing at this moment; in no team when nobody made them a member. */
  public Mono<Standing> of(UUID personId) {
    return database
        .sql(
            """
            select cast(jsonb_build_object(
              'leads', coalesce(jsonb_agg(team_id) filter (where leader), '[]'),
              'servesWith', coalesce(jsonb_agg(team_id), '[]')) as text)
            from matching.membership
            where person_id = :person
            """)
        .bind("person", personId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, Standing.class));
  }
}
