package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.replay.PastNeed;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Searches of the last seven days, and the teams there are for them now. */
@Repository
public class PastSearches {

  /** A dispatch area is a prefecture; codes of areas inside it are longer. */
  private static final int DISPATCH_AREA_DIGITS = 4;

  private static final String AREAS =
      """
      select dispatch_area, count(*) as searches
      from matching.dispatch_case
      where round_began_at > now() - interval '7 days'
        and dispatch_area like any(:patterns)
      group by dispatch_area
      order by searches desc, dispatch_area
      """;

  private static final String NEEDS =
      """
      select cast(jsonb_build_object(
        'area', c.area,
        'place', case when c.longitude is not null then
          jsonb_build_object('longitude', c.longitude, 'latitude', c.latitude) end,
        'wished', case when c.wished_from is not null then
          jsonb_build_object('from', c.wished_from, 'until', c.wished_until) end,
        'need', jsonb_build_object(
          'item', c.item, 'urgency', c.urgency, 'skills', c.skills, 'flags', c.flags),
        'at', c.round_began_at) as text)
      from matching.dispatch_case c
      where c.dispatch_area = :area
        and c.round_began_at > now() - interval '7 days'
      order by c.round_began_at desc, c.request_id
      limit :limit
      """;

  private final DatabaseClient database;
  private final TeamRows teams;
  private final JsonMapper json;

  PastSearches(DatabaseClient database, TeamRows teams, JsonMapper json) {
    this.database = database;
    this.teams = teams;
    this.json = json;
  }

  /** A dispatch area and how many searches began there in the last seven days, at least one. */
  public record Busy(AreaCode area, long searches) {}

  /**
   * The dispatch areas that lie in one of these areas or contain it, the busiest first.
   *
   * @param areas codes; an empty one is everywhere
   */
  public Flux<Busy> busiest(List<String> areas) {
    return database
        .sql(AREAS)
        .bind("patterns", areas.stream().map(PastSearches::pattern).toArray(String[]::new))
        .map(
            row ->
                new Busy(
                    new AreaCode(requireNonNull(row.get("dispatch_area", String.class))),
                    requireNonNull(row.get("searches", Long.class))))
        .all();
  }

  /**
   * The latest searches of a dispatch area in the order they began; those that first go to a person
   * are left out.
   */
  public Mono<List<PastNeed>> latest(AreaCode dispatchArea, int atMost) {
    return database
        .sql(NEEDS)
        .bind("area", dispatchArea.value())
        .bind("limit", atMost)
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, Row.class))
        .filter(Row::asksTeams)
        .map(Row::past)
        .collectList()
        .map(List::reversed);
  }

  /** The teams of a dispatch area that take offers now. */
  public Mono<List<CandidateTeam>> teams(AreaCode dispatchArea) {
    return teams.all(dispatchArea).map(TeamRows.Reading::active);
  }

  private static String pattern(String area) {
    return area.substring(0, Math.min(area.length(), DISPATCH_AREA_DIGITS)) + "%";
  }

  private record Row(
      AreaCode area, @Nullable Place place, @Nullable TimeWindow wished, Need need, Instant at) {

    /** "Something else" is sorted by a person first, an emergency is not. */
    boolean asksTeams() {
      return !need.item().isSomethingElse() || need.urgency() == Urgency.U1;
    }

    PastNeed past() {
      return new PastNeed(new OpenNeed(area, place, wished, need), at);
    }
  }
}
