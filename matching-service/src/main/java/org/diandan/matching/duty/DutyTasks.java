package org.diandan.matching.duty;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads tasks with their duties and candidates, each in one statement and so all of one moment. */
@Repository
public class DutyTasks {

  /** Members shown of a team; larger ones plan by import. */
  private static final int SHOWN = 200;

  private static final String DOCUMENT =
      """
      select cast(jsonb_build_object(
        'assignmentId', a.id,
        'requestId', a.request_id,
        'teamId', a.team_id,
        'teamName', t.name,
        'state', a.state,
        'orderNumber', c.order_number,
        'item', c.item,
        'skills', c.skills,
        'teamSkills', (
          select coalesce(jsonb_agg(s.skill), '[]')
          from matching.team_skill s
          where s.team_id = a.team_id),
        'flags', c.flags,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'startBy', a.start_by,
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'late', a.late_told_at is not null and a.state = 'ACCEPTED',
        'duties', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'id', d.id, 'assignmentId', d.assignment_id, 'teamId', d.team_id,
            'personId', d.person_id, 'from', lower(d.planned), 'until', upper(d.planned),
            'state', d.state, 'because', d.because, 'sequence', d.sequence)
            order by d.assigned_at, d.id), '[]')
          from matching.duty d
          where d.assignment_id = a.id),
        'candidates', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'personId', m.person_id, 'leader', m.leader, 'skills', m.skills,
            'ageGroup', coalesce(m.age_group, 'UNKNOWN'),
            'free', jsonb_build_object(
              'week', (
                select coalesce(jsonb_agg(jsonb_build_object(
                  'day', (array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY',
                    'SUNDAY'])[w.weekday],
                  'part', w.part)), '[]')
                from matching.volunteer_week w
                where w.person_id = m.person_id),
              'away', (
                select coalesce(jsonb_agg(f.day), '[]')
                from matching.volunteer_away f
                where f.person_id = m.person_id
                  and f.day >= current_date - 1)),
            'promised', (
              select coalesce(jsonb_agg(jsonb_build_object(
                'dutyId', d.id, 'assignmentId', d.assignment_id, 'teamName', dt.name,
                'item', dc.item, 'from', lower(d.planned), 'until', upper(d.planned),
                'place', case when dc.longitude is not null then
                  jsonb_build_object('longitude', dc.longitude, 'latitude', dc.latitude) end)
                order by lower(d.planned), d.id), '[]')
              from matching.duty d
              join matching.team dt on dt.id = d.team_id
              join matching.assignment da on da.id = d.assignment_id
              join matching.dispatch_case dc on dc.request_id = da.request_id
              where d.person_id = m.person_id
                and d.state in ('PLANNED', 'STANDBY')))
            order by m.leader desc, m.person_id), '[]')
          from (
            select mm.person_id, mm.leader, mm.skills, v.age_group
            from matching.membership mm
            left join matching.volunteer v on v.person_id = mm.person_id
            where mm.team_id = a.team_id
              and matching.may_serve(mm.person_id)
            order by mm.person_id = cast(:person as uuid) desc, mm.leader desc, mm.person_id
            limit :shown) m),
        'now', now()) as text)
      from matching.assignment a
      join matching.dispatch_case c on c.request_id = a.request_id
      join matching.team t on t.id = a.team_id
      where a.id = :id
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  DutyTasks(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * A task in whatever state; empty when there is none.
   *
   * @param person is among the candidates however large the team is, if a member
   */
  public Mono<DutyTask> find(UUID assignmentId, UUID person) {
    return database
        .sql(DOCUMENT)
        .bind("id", assignmentId)
        .bind("person", person)
        .bind("shown", SHOWN)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, DutyTask.class));
  }

  /** As above, the task a duty belongs to. */
  Mono<DutyTask> findByDuty(UUID dutyId, UUID person) {
    return database
        .sql("select assignment_id from matching.duty where id = :id")
        .bind("id", dutyId)
        .mapValue(UUID.class)
        .one()
        .flatMap(assignmentId -> find(assignmentId, person));
  }
}
