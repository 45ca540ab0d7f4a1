package org.diandan.matching.dispatch;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.policy.CandidateTeam;
import org.diandan.matching.dispatch.policy.CandidateTeam.Load;
import org.diandan.matching.dispatch.policy.CandidateTeam.Safeguards;
import org.diandan.matching.dispatch.policy.CandidateTeam.Standing;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.Place;
import org.diandan.matching.dispatch.policy.Reach;
import org.diandan.matching.dispatch.policy.Reach.WithinAreas;
import org.diandan.matching.dispatch.policy.Reach.WithinKilometres;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the teams that take offers, as the choice sees them. */
@Repository
class ActiveTeams {

  private static final String TEAMS =
      """
      select cast(jsonb_build_object(
        'id', t.id,
        'name', t.name,
        'area', t.area,
        'base', case when t.longitude is not null then
          jsonb_build_object('longitude', t.longitude, 'latitude', t.latitude) end,
        'radiusKm', t.radius_km,
        'servedAreas', t.served_areas,
        'skills', array(
          select s.skill
          from matching.team_skill s
          where s.team_id = t.id
          union
          select unnest(m.skills)
          from matching.membership m
          where m.team_id = t.id),
        'items', array(
          select i.item
          from matching.team_item i
          where i.team_id = t.id),
        'open', t.open_assignments,
        'asked', (
          select count(*)
          from matching.offer o
          where o.team_id = t.id
            and o.state = 'SENT'),
        'capacity', t.capacity,
        'people', (
          select count(*)
          from matching.membership m
          where m.team_id = t.id),
        'insured', t.insured,
        'childContactCheckedOn', t.child_contact_checked_on,
        'hours', t.hours) as text)
      from matching.team t
      where t.dispatch_area = :area
        and t.active
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  ActiveTeams(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  Mono<Candidates> of(AreaCode dispatchArea) {
    return database
        .sql(TEAMS)
        .bind("area", dispatchArea.value())
        .mapValue(String.class)
        .all()
        .map(document -> json.readValue(document, TeamDocument.class).candidate())
        .collectList()
        .map(Candidates::of);
  }

  /** A row as it comes from the database. */
  private record TeamDocument(
      UUID id,
      String name,
      AreaCode area,
      @Nullable Place base,
      @Nullable Double radiusKm,
      Set<AreaCode> servedAreas,
      Set<SkillCode> skills,
      Set<ServiceItemCode> items,
      int open,
      int asked,
      int capacity,
      int people,
      boolean insured,
      @Nullable LocalDate childContactCheckedOn,
      WorkingHours hours) {

    CandidateTeam candidate() {
      return new CandidateTeam(
          id,
          name,
          area,
          base,
          reach(),
          skills,
          items,
          new Load(open, asked, capacity),
          people,
          new Safeguards(insured, childContactCheckedOn),
          hours,
          Standing.NEW);
    }

    private Reach reach() {
      return radiusKm == null ? new WithinAreas(servedAreas) : new WithinKilometres(radiusKm);
    }
  }
}
