package org.diandan.matching.team;

import static java.util.Objects.requireNonNull;

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
          where m.team_id = t.id),
        'charter', jsonb_build_object(
          'level', t.level,
          'parentId', t.parent_id,
          'ownerBody', t.owner_body,
          'insurancePolicy', t.insurance_policy,
          'insuredUntil', t.insured_until,
          'capacityPerDay', t.capacity_per_day,
          'description', t.description)) as text) as document, t.state
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

  /** A team as it is stored, and how far it has come. */
  public record Known(Team team, TeamState state) {}

  /** One team, whatever its state. */
  public Mono<Known> find(UUID teamId) {
    return known(database.sql(DOCUMENT + "where t.id = :id").bind("id", teamId)).next();
  }

  /**
   * Those of the given teams that are known already, by id or by the number elsewhere, and those
   * they belong to.
   */
  public Flux<Known> listKnown(List<Team> given) {
    return known(
        database
            .sql(
                DOCUMENT
                    + """
                    where t.id = any(:ids)
                      or t.id = any(:parents)
                      or t.external_code = any(:codes)
                    """)
            .bind("ids", given.stream().map(Team::id).toArray(UUID[]::new))
            .bind(
                "parents",
                given.stream()
                    .map(team -> team.charter().parentId())
                    .filter(Objects::nonNull)
                    .toArray(UUID[]::new))
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
    return known(query).map(Known::team);
  }

  private Flux<Known> known(DatabaseClient.GenericExecuteSpec query) {
    return query
        .map(
            row ->
                new Known(
                    json.readValue(requireNonNull(row.get("document", String.class)), Team.class),
                    TeamState.valueOf(requireNonNull(row.get("state", String.class)))))
        .all();
  }
}
