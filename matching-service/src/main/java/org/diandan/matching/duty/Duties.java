package org.diandan.matching.duty;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Who goes where. */
@Repository
public class Duties {

  /**
   * Part of a check-in: whoever is there without having been planned gets a duty from now until the
   * end of the wished time if that is today's, or for an hour; whoever stood by is the one who
   * goes. Another duty at the same time stands in nobody's way, then there is simply none for this
   * task.
   *
   * <p>Needs a preceding {@code changed} that returns a row if the check-in holds, and the
   * parameters {@code assignment_id} and {@code person_id}.
   */
  public static final String CAME_ALONG =
      """
      duty_called as (
        update matching.duty d
        set state = 'PLANNED'
        from changed
        where d.assignment_id = :assignment_id
          and d.person_id = :person_id
          and d.state = 'STANDBY'),
      duty_came_along as (
        insert into matching.duty (
          id, assignment_id, team_id, person_id, planned, state, assigned_by)
        select gen_random_uuid(), a.id, a.team_id, :person_id,
          tstzrange(now(), case
            when c.wished_until > now() and c.wished_until < now() + interval '8 hours'
            then c.wished_until
            else now() + interval '1 hour' end), 'PLANNED', :person_id
        from changed, matching.assignment a
        join matching.dispatch_case c on c.request_id = a.request_id
        where a.id = :assignment_id
          and matching.may_serve(:person_id)
          and not exists (
            select 1
            from matching.duty known
            where known.assignment_id = a.id
              and known.person_id = :person_id
              and known.state in ('PLANNED', 'STANDBY'))
        on conflict do nothing)
      """;

  private static final String DOCUMENT =
      """
      select cast(jsonb_build_object(
        'id', d.id,
        'assignmentId', d.assignment_id,
        'teamId', d.team_id,
        'personId', d.person_id,
        'from', lower(d.planned),
        'until', upper(d.planned),
        'state', d.state,
        'because', d.because,
        'sequence', d.sequence) as text)
      from matching.duty d
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  Duties(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Everybody who goes, stands by, went, or was to go to an assignment; in the order assigned. */
  public Flux<Duty> listOf(UUID assignmentId) {
    return database
        .sql(DOCUMENT + "where d.assignment_id = :id order by d.assigned_at, d.id")
        .bind("id", assignmentId)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Duty.class));
  }

  /** One duty in whatever state; empty when there is none. */
  public Mono<Duty> find(UUID dutyId) {
    return database
        .sql(DOCUMENT + "where d.id = :id")
        .bind("id", dutyId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, Duty.class));
  }

  /** What a person is still promised to, in the order of time. */
  public Flux<Duty> listStanding(UUID personId) {
    return database
        .sql(
            DOCUMENT
                + """
                where d.person_id = :person
                  and d.state in ('PLANNED', 'STANDBY')
                order by lower(d.planned), d.id
                """)
        .bind("person", personId)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Duty.class));
  }
}
