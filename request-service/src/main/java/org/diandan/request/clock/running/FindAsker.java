package org.diandan.request.clock.running;

import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.web.SignedIn;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who may ask something about a request: its area's staff, and the leaders of the team that holds
 * it.
 */
@Component
public final class FindAsker {

  private final DatabaseClient database;

  FindAsker(DatabaseClient database) {
    this.database = database;
  }

  /** The reader as an asker; empty when the request does not exist or is not theirs. */
  public Mono<Optional<Asker>> of(SignedIn reader, UUID request) {
    return database
        .sql(
            """
            select r.area_code,
              exists (
                select from request_party p
                join team_person t on t.team_id = p.team_id and t.leader
                where p.request_id = r.id
                  and p.standing = 'HOLDS'
                  and t.person_id = :person) as leads
            from request r
            where r.id = :request
            """)
        .bind("person", reader.personId())
        .bind("request", request)
        .map(
            row ->
                roleOf(
                    reader,
                    String.valueOf(row.get("area_code", String.class)),
                    Boolean.TRUE.equals(row.get("leads", Boolean.class))))
        .one()
        .defaultIfEmpty(Optional.empty())
        .map(role -> role.map(as -> new Asker(reader.personId(), as)));
  }

  private static Optional<Asker.As> roleOf(SignedIn reader, String area, boolean leads) {
    if (reader.holds(Role.OFFICIAL.name(), area)) {
      return Optional.of(Asker.As.OFFICIAL);
    }
    if (reader.holds(Role.OPERATOR.name(), area)) {
      return Optional.of(Asker.As.OPERATOR);
    }
    return leads ? Optional.of(Asker.As.LEADER) : Optional.empty();
  }
}
