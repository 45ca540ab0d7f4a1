package org.diandan.matching.team;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads teams. */
@Repository
public class Teams {

  private static final String DOCUMENT =
      """
      select cast(jsonb_build_object(
        'id', t.id,
        'externalCode', t.external_code,
        'name', t.name,
        'kind', t.kind,
        'area', t.area,
        'base', case when t.longitude is not null then
          jsonb_build_object('longitude', t.longitude, 'latitude', t.latitude) end,
        'simulatedPlace', t.simulated_place,
        'radiusKm', t.radius_km,
        'servedAreas', t.served_areas,
        'skills', array(
          select s.skill
          from matching.team_skill s
          where s.team_id = t.id),
        'items', array(
          select i.item
          from matching.team_item i
          where i.team_id = t.id),
        'capacity', t.capacity,
        'hours', t.hours,
        'active', t.active,
        'insured', t.insured,
        'childContactCheckedOn', t.child_contact_checked_on,
        'members', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'personId', m.person_id, 'leader', m.leader, 'skills', m.skills)), '[]')
          from matching.membership m
          where m.team_id = t.id)) as text)
      from matching.team t
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  Teams(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Teams whose home lies in any of these areas, by area and name.
   *
   * @param areas prefixes of area codes; an empty one means everywhere
   */
  public Flux<Team> listIn(Collection<String> areas) {
    return read(
        database
            .sql(
                DOCUMENT
                    + """
                    where exists (
                      select 1
                      from unnest(:areas) as prefix
                      where starts_with(t.area, prefix))
                    order by t.area, t.name, t.id
                    """)
            .bind("areas", areas.toArray(String[]::new)));
  }

  /** Those of the given teams that are known already, by id or by the number elsewhere. */
  Flux<Team> listKnown(List<Team> given) {
    return read(
        database
            .sql(DOCUMENT + "where t.id = any(:ids) or t.external_code = any(:codes)")
            .bind("ids", given.stream().map(Team::id).toArray(UUID[]::new))
            .bind(
                "codes",
                given.stream()
                    .map(Team::externalCode)
                    .filter(Objects::nonNull)
                    .toArray(String[]::new)));
  }

  /** The database's clock. */
  Mono<Instant> now() {
    return database.sql("select now()").mapValue(Instant.class).one();
  }

  private Flux<Team> read(DatabaseClient.GenericExecuteSpec query) {
    return query.mapValue(String.class).all().map(document -> json.readValue(document, Team.class));
  }
}
