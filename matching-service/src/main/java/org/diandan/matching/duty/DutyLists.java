package org.diandan.matching.duty;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Lists duties for those who go, those who lead, and their calendars. */
@Repository
public class DutyLists {

  private static final String CARDS =
      """
      select cast(jsonb_build_object(
        'dutyId', d.id,
        'assignmentId', d.assignment_id,
        'requestId', a.request_id,
        'personId', d.person_id,
        'teamName', t.name,
        'item', c.item,
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'from', lower(d.planned),
        'until', upper(d.planned),
        'state', d.state,
        'sequence', d.sequence,
        'changedAt', d.changed_at) as text)
      from matching.duty d
      join matching.assignment a on a.id = d.assignment_id
      join matching.dispatch_case c on c.request_id = a.request_id
      join matching.team t on t.id = d.team_id
      """;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final DutyProperties settings;

  DutyLists(DatabaseClient database, JsonMapper json, DutyProperties settings) {
    this.database = database;
    this.json = json;
    this.settings = settings;
  }

  /** What a person is promised to, in the order of time. */
  public Flux<DutyCard> listStanding(UUID personId) {
    return database
        .sql(
            CARDS
                + """
                where d.person_id = :person
                  and d.state in ('PLANNED', 'STANDBY')
                order by lower(d.planned), d.id
                """)
        .bind("person", personId)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, DutyCard.class));
  }

  /** Everything of a person that a calendar may have seen; what ended long ago is left out. */
  public Flux<DutyCard> listForCalendarOf(UUID personId) {
    return listForCalendar("where d.person_id = :owner", personId);
  }

  /** The same of a team. */
  public Flux<DutyCard> listForCalendarOfTeam(UUID teamId) {
    return listForCalendar("where d.team_id = :owner", teamId);
  }

  /** Tasks of these teams that lack people or somebody to be there; the next one first. */
  public Flux<TaskAtRisk> listAtRisk(Collection<UUID> teams) {
    return database
        .sql(
            """
            with task as (
              select a.id, t.name, c.item, a.late_told_at is not null as late,
                coalesce(
                  min(lower(d.planned)) filter (where d.state = 'PLANNED'),
                  greatest(c.wished_from, a.accepted_at),
                  a.start_by) as starts_at,
                case when '2' = any(c.flags) then 2 else 1 end as needed,
                count(*) filter (where d.state = 'PLANNED') as planned,
                count(*) filter (where d.state = 'STANDBY') as standby
              from matching.assignment a
              join matching.dispatch_case c on c.request_id = a.request_id
              join matching.team t on t.id = a.team_id
              left join matching.duty d on d.assignment_id = a.id
              where a.team_id = any(:teams)
                and a.state = 'ACCEPTED'
              group by a.id, t.name, c.item, c.flags, c.wished_from)
            select cast(jsonb_build_object(
              'assignmentId', id, 'teamName', name, 'item', item, 'startsAt', starts_at,
              'needed', needed, 'planned', planned, 'standby', standby, 'late', late) as text)
            from task
            where late
              or (planned < needed and starts_at < now() + :within * interval '1 second')
            order by late desc, starts_at, id
            limit 100
            """)
        .bind("teams", teams.toArray(UUID[]::new))
        .bind("within", settings.atRiskWithin().toSeconds())
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, TaskAtRisk.class));
  }

  private Flux<DutyCard> listForCalendar(String whose, UUID owner) {
    return database
        .sql(
            CARDS
                + whose
                + """
                 and upper(d.planned) > now() - interval '90 days'
                order by lower(d.planned), d.id
                limit 2000
                """)
        .bind("owner", owner)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, DutyCard.class));
  }
}
