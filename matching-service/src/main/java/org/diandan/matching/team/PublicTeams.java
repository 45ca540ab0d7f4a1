package org.diandan.matching.team;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.TeamKind;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What everybody may know of teams: nothing about a person is read here. */
@Repository
public class PublicTeams {

  private static final int LONGEST_LIST = 100;

  private static final String LINES =
      """
      select t.id, t.name, t.kind, t.area, t.level, t.state
      from matching.team t
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  PublicTeams(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A team in a list. */
  public record Line(
      UUID id, String name, TeamKind kind, AreaCode area, Charter.Level level, TeamState state) {}

  /**
   * What to list.
   *
   * @param area prefix of the home's code; empty for everywhere
   * @param kind null for any
   * @param words part of the name; empty for any
   */
  public record Wanted(String area, @Nullable TeamKind kind, String words) {}

  /**
   * A promise against its record, of a team, the teams that belong to it and those it succeeded,
   * over the last twelve months.
   *
   * @param asked offers that are not open any more and were not taken back
   * @param answered of those, a yes or a no in time
   * @param accepted of those, a yes
   * @param visits that were done
   * @param late where the team had to be reminded of its visit
   * @param missed where nobody came
   * @param teams how many teams this counts
   */
  public record Kept(
      int asked, int answered, int accepted, int visits, int late, int missed, int teams) {}

  /** Active teams by level and name, at most 100. */
  public Flux<Line> list(Wanted wanted) {
    return database
        .sql(
            LINES
                + """
                where t.state = 'ACTIVE'
                  and starts_with(t.area, :area)
                  and (:kind = '' or t.kind = :kind)
                  and position(lower(:words) in lower(t.name)) > 0
                order by array_position(array['CORPS', 'SPECIALIST', 'LOCAL'], t.level),
                  t.name, t.id
                limit :most
                """)
        .bind("area", wanted.area())
        .bind("kind", wanted.kind() == null ? "" : wanted.kind().name())
        .bind("words", wanted.words())
        .bind("most", LONGEST_LIST)
        .map(PublicTeams::line)
        .all();
  }

  /** Teams another one may belong to: active ones above the lowest level in the same prefecture. */
  public Flux<Line> listParents(AreaCode area) {
    return database
        .sql(
            LINES
                + """
                where t.state = 'ACTIVE'
                  and t.level <> 'LOCAL'
                  and t.dispatch_area = left(:area, 4)
                order by t.level, t.name, t.id
                limit :most
                """)
        .bind("area", area.value())
        .bind("most", LONGEST_LIST)
        .map(PublicTeams::line)
        .all();
  }

  /** The team a team belongs to; empty when it stands alone. */
  public Mono<Line> findParent(UUID teamId) {
    return find(
        "join matching.team child on child.parent_id = t.id where child.id = :team", teamId);
  }

  /** The team that goes on with a dissolved one's record; empty when none does. */
  public Mono<Line> findSuccessor(UUID teamId) {
    return find(
        "join matching.team gone on gone.successor_id = t.id where gone.id = :team", teamId);
  }

  /** Active teams that belong to a team, by name; at most 100. */
  public Flux<Line> listBelow(UUID teamId) {
    return database
        .sql(
            LINES
                + """
                where t.parent_id = :team
                  and t.state = 'ACTIVE'
                order by t.name, t.id
                limit :most
                """)
        .bind("team", teamId)
        .bind("most", LONGEST_LIST)
        .map(PublicTeams::line)
        .all();
  }

  /** The record of a team; all zero but the team itself when it was never asked. */
  public Mono<Kept> recordOf(UUID teamId) {
    return database
        .sql(
            """
            with recursive counted as (
              select cast(:team as uuid) as id
              union
              select t.id
              from matching.team t
              join counted on t.parent_id = counted.id or t.successor_id = counted.id),
            asked as (
              select count(*) as asked,
                count(*) filter (where o.state in ('ACCEPTED', 'DECLINED')) as answered,
                count(*) filter (where o.state = 'ACCEPTED') as accepted
              from matching.offer o
              where o.team_id in (select id from counted)
                and o.state in ('ACCEPTED', 'DECLINED', 'EXPIRED')
                and o.origin <> 'HANDOVER'
                and o.sent_at > now() - interval '1 year'),
            served as (
              select count(*) filter (where a.state = 'DELIVERED') as visits,
                count(*) filter (where a.late_told_at is not null) as late,
                count(*) filter (where a.release_reason = 'NO_SHOW') as missed
              from matching.assignment a
              where a.team_id in (select id from counted)
                and a.accepted_at > now() - interval '1 year')
            select cast(jsonb_build_object(
              'asked', asked, 'answered', answered, 'accepted', accepted, 'visits', visits,
              'late', late, 'missed', missed,
              'teams', (select count(*) from counted)) as text)
            from asked, served
            """)
        .bind("team", teamId)
        .mapValue(String.class)
        .one()
        .map(document -> json.readValue(document, Kept.class));
  }

  private Mono<Line> find(String which, UUID teamId) {
    return database.sql(LINES + which).bind("team", teamId).map(PublicTeams::line).one();
  }

  private static Line line(Readable row) {
    return new Line(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("name", String.class)),
        TeamKind.valueOf(requireNonNull(row.get("kind", String.class))),
        new AreaCode(requireNonNull(row.get("area", String.class))),
        Charter.Level.valueOf(requireNonNull(row.get("level", String.class))),
        TeamState.valueOf(requireNonNull(row.get("state", String.class))));
  }
}
