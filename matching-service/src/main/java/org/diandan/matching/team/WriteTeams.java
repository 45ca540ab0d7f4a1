package org.diandan.matching.team;

import java.util.List;
import java.util.UUID;
import org.diandan.outbox.Change;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statement that writes teams as they were given, whoever gives them.
 *
 * <p>An import moves a team between active and suspended only: neither does it let in whoever
 * applied, nor does it bring back what was dissolved.
 */
@Component
class WriteTeams {

  private static final String WRITE =
      """
      given as (
        select *
        from jsonb_to_recordset(cast(:teams as jsonb)) as t(
          id uuid, "externalCode" text, name text, kind text, area text, base jsonb,
          "simulatedPlace" boolean, "radiusKm" double precision, "servedAreas" text[],
          skills text[], items text[], capacity integer, hours jsonb, active boolean,
          insured boolean, "childContactCheckedOn" date, members jsonb, charter jsonb)),
      chartered as (
        select given.*, c.*, coalesce(
          (select p.charter ->> 'level' from given p where p.id = c."parentId"),
          (select p.level from matching.team p where p.id = c."parentId")) as "parentLevel",
          coalesce(:state, case when active then 'ACTIVE' else 'SUSPENDED' end) as state
        from given,
          jsonb_to_record(given.charter) as c(
            level text, "parentId" uuid, "ownerBody" text, "insurancePolicy" text,
            "insuredUntil" date, "capacityPerDay" integer, description text)),
      changed as (
        insert into matching.team (
          id, external_code, name, kind, area, longitude, latitude, simulated_place, radius_km,
          served_areas, capacity, hours, active, insured, child_contact_checked_on, state, level,
          parent_id, parent_level, owner_body, insurance_policy, insured_until, capacity_per_day,
          description, pledged_at)
        select id, "externalCode", name, kind, area, cast(base ->> 'longitude' as double precision),
          cast(base ->> 'latitude' as double precision), "simulatedPlace", "radiusKm",
          "servedAreas", capacity, hours, state = 'ACTIVE', insured, "childContactCheckedOn", state,
          level, "parentId", "parentLevel", "ownerBody", "insurancePolicy", "insuredUntil",
          "capacityPerDay", description, case when state = 'APPLIED' then now() end
        from chartered
        order by id
        on conflict on constraint team_pk do update
        set external_code = excluded.external_code, name = excluded.name, kind = excluded.kind,
          area = excluded.area, longitude = excluded.longitude, latitude = excluded.latitude,
          simulated_place = excluded.simulated_place, radius_km = excluded.radius_km,
          served_areas = excluded.served_areas, capacity = excluded.capacity,
          hours = excluded.hours, insured = excluded.insured,
          child_contact_checked_on = excluded.child_contact_checked_on,
          level = excluded.level, parent_id = excluded.parent_id,
          parent_level = excluded.parent_level, owner_body = excluded.owner_body,
          insurance_policy = excluded.insurance_policy, insured_until = excluded.insured_until,
          capacity_per_day = excluded.capacity_per_day, description = excluded.description,
          state = case when team.state in ('ACTIVE', 'SUSPENDED') then excluded.state
            else team.state end,
          active = team.state in ('ACTIVE', 'SUSPENDED') and excluded.active,
          changed_at = now()
        where excluded.state <> 'APPLIED' or team.state = 'APPLIED'
        returning id, state),
      stepped as (
        insert into matching.team_step (team_id, number, step, state, taken_at, taken_by)
        select changed.id, coalesce((
            select max(number)
            from matching.team_step s
            where s.team_id = changed.id), 0) + 1,
          :step, changed.state, now(), :person
        from changed
        left join matching.team before on before.id = changed.id
        where :step = 'APPLY'
          or before.id is null
          or before.state <> changed.state),
      items_gone as (
        delete from matching.team_item known
        using given
        where known.team_id = given.id
          and known.item <> all(given.items)),
      items_come as (
        insert into matching.team_item (team_id, item)
        select id, unnest(items)
        from given
        on conflict do nothing),
      skills_gone as (
        delete from matching.team_skill known
        using given
        where known.team_id = given.id
          and known.skill <> all(given.skills)),
      skills_come as (
        insert into matching.team_skill (team_id, skill)
        select id, unnest(skills)
        from given
        on conflict do nothing),
      people as (
        select given.id as team_id, m."personId" as person_id, m.leader, m.skills
        from given,
          jsonb_to_recordset(given.members) as m("personId" uuid, leader boolean, skills text[])),
      people_gone as (
        delete from matching.membership known
        where known.team_id = any(select id from given)
          and not exists (
            select 1
            from people
            where people.team_id = known.team_id
              and people.person_id = known.person_id)),
      people_come as (
        insert into matching.membership (team_id, person_id, leader, skills)
        select team_id, person_id, leader, skills
        from people
        on conflict on constraint membership_pk do update
        set leader = excluded.leader, skills = excluded.skills)
      """;

  private final JsonMapper json;

  WriteTeams(JsonMapper json) {
    this.json = json;
  }

  /** As imported by somebody; active or suspended, as each team says. */
  Change imported(List<Team> given, UUID by) {
    return Change.of(WRITE)
        .bind("teams", json.writeValueAsString(given))
        .bindNullable("state", null, String.class)
        .bind("step", "IMPORT")
        .bind("person", by);
  }

  /** As its leader asks to be let in; refused when it is beyond that. */
  Change applied(Team given, UUID by) {
    return Change.of(WRITE)
        .bind("teams", json.writeValueAsString(List.of(given)))
        .bindNullable("state", TeamState.APPLIED.name(), String.class)
        .bind("step", LifeStep.APPLY.name())
        .bind("person", by);
  }
}
