package org.diandan.matching.visit;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** The visits of one person. */
@Repository
public class DayVisits {

  private static final String VISITS =
      """
      select cast(jsonb_build_object(
        'id', a.id,
        'requestId', a.request_id,
        'orderNumber', c.order_number,
        'teamName', t.name,
        'state', a.state,
        'area', c.area,
        'item', c.item,
        'urgency', c.urgency,
        'planned', case when d.id is not null then
          jsonb_build_object('from', lower(d.planned), 'until', upper(d.planned)) end,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'finishBy', c.finish_by,
        'startBy', a.start_by,
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'cameAt', mine.came_at,
        'leftAt', mine.left_at,
        'endsWithMe', m.leader or not exists (
          select 1
          from matching.attendance other
          where other.assignment_id = a.id
            and other.person_id <> m.person_id
            and other.left_at is null),
        'now', now()) as text)
      from matching.membership m
      join matching.assignment a on a.team_id = m.team_id
      join matching.dispatch_case c on c.request_id = a.request_id
      join matching.team t on t.id = a.team_id
      left join matching.attendance mine
        on mine.assignment_id = a.id and mine.person_id = m.person_id
      left join matching.duty d
        on d.assignment_id = a.id and d.person_id = m.person_id and d.state = 'PLANNED'
      where m.person_id = :person
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  DayVisits(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Running visits of a person, the one it is at on top, then in the order of their times; after
   * them those the person left during the last 16 hours. A visit somebody else was planned for is
   * not among them.
   */
  public Flux<DayVisit> listOf(UUID personId) {
    return database
        .sql(
            VISITS
                + """
                and (
                  mine.left_at > now() - interval '16 hours'
                  or (a.state in ('ACCEPTED', 'IN_SERVICE')
                    and mine.left_at is null
                    and (mine.person_id is not null
                      or d.id is not null
                      or not exists (
                        select 1
                        from matching.duty others
                        where others.assignment_id = a.id
                          and others.state = 'PLANNED'))))
                order by mine.left_at is not null, mine.came_at is null,
                  coalesce(lower(d.planned), c.wished_from, a.start_by, c.finish_by), a.id
                limit 100
                """)
        .bind("person", personId)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, DayVisit.class));
  }
}
