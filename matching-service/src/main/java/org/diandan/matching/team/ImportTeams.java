package org.diandan.matching.team;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.matching.dispatch.TakeBackOffers;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings in teams, all or none of them; bringing the same ones again changes nothing. A team that
 * changed gives back the offers it could not serve any more.
 */
@Component
public class ImportTeams {

  private static final String WRITE =
      """
      given as (
        select *
        from jsonb_to_recordset(cast(:teams as jsonb)) as t(
          id uuid, "externalCode" text, name text, kind text, area text, base jsonb,
          "simulatedPlace" boolean, "radiusKm" double precision, "servedAreas" text[],
          skills text[], items text[], capacity integer, hours jsonb, active boolean,
          insured boolean, "childContactCheckedOn" date, members jsonb)),
      changed as (
        insert into matching.team (
          id, external_code, name, kind, area, longitude, latitude, simulated_place, radius_km,
          served_areas, capacity, hours, active, insured, child_contact_checked_on)
        select id, "externalCode", name, kind, area, cast(base ->> 'longitude' as double precision),
          cast(base ->> 'latitude' as double precision), "simulatedPlace", "radiusKm",
          "servedAreas", capacity, hours, active, insured, "childContactCheckedOn"
        from given
        order by id
        on conflict on constraint team_pk do update
        set external_code = excluded.external_code, name = excluded.name, kind = excluded.kind,
          area = excluded.area, longitude = excluded.longitude, latitude = excluded.latitude,
          simulated_place = excluded.simulated_place, radius_km = excluded.radius_km,
          served_areas = excluded.served_areas, capacity = excluded.capacity,
          hours = excluded.hours, active = excluded.active, insured = excluded.insured,
          child_contact_checked_on = excluded.child_contact_checked_on, changed_at = now()
        returning id),
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

  private final Teams teams;
  private final TakeBackOffers takeBack;
  private final Ledger ledger;
  private final JsonMapper json;

  ImportTeams(Teams teams, TakeBackOffers takeBack, Ledger ledger, JsonMapper json) {
    this.teams = teams;
    this.takeBack = takeBack;
    this.ledger = ledger;
    this.json = json;
  }

  /** What became of an import. */
  public sealed interface Outcome {

    /** Everything is as it was given. */
    record Imported(int created, int changed, int unchanged) implements Outcome {}

    /** Another team has this number; nothing was written. */
    record CodeTaken(UUID teamId, UUID takenBy) implements Outcome {}
  }

  /**
   * Writes what differs from what is known.
   *
   * @param given each id and each external code at most once
   */
  public Mono<Outcome> bring(List<Team> given) {
    return teams
        .listKnown(given)
        .collectList()
        .flatMap(known -> bring(given, known))
        .retryWhen(Retry.max(1).filter(ImportTeams::isOvertaken));
  }

  private Mono<Outcome> bring(List<Team> given, List<Team> known) {
    var taken = codeTaken(given, known);
    if (taken.isPresent()) {
      return Mono.just(taken.get());
    }
    var before = known.stream().collect(toMap(Team::id, Function.identity()));
    var different = given.stream().filter(team -> !team.equals(before.get(team.id()))).toList();
    var created = (int) given.stream().filter(team -> !before.containsKey(team.id())).count();
    var imported =
        new Outcome.Imported(created, different.size() - created, given.size() - different.size());
    return different.isEmpty()
        ? Mono.just(imported)
        : write(different)
            .thenMany(Flux.fromIterable(different))
            .filter(team -> before.containsKey(team.id()))
            .concatMap(team -> takeBack.unfit(team.id()))
            .then(Mono.just(imported));
  }

  private Mono<?> write(List<Team> different) {
    return teams
        .now()
        .map(now -> different.stream().map(team -> changed(team, now)).toList())
        .flatMap(
            events ->
                ledger.write(
                    Change.of(WRITE)
                        .bind("teams", json.writeValueAsString(different))
                        .publishing(events)));
  }

  private static TeamChanged changed(Team team, Instant now) {
    return new TeamChanged(
        UUID.randomUUID(),
        now,
        team.id(),
        team.name(),
        team.kind(),
        team.area(),
        team.leaders(),
        team.everybody(),
        team.active());
  }

  private static Optional<Outcome> codeTaken(List<Team> given, List<Team> known) {
    for (var team : given) {
      for (var other : known) {
        if (team.externalCode() != null
            && !other.id().equals(team.id())
            && Objects.equals(team.externalCode(), other.externalCode())) {
          return Optional.of(new Outcome.CodeTaken(team.id(), other.id()));
        }
      }
    }
    return Optional.empty();
  }

  /** Somebody else brought the same number between our reading and our writing. */
  private static boolean isOvertaken(Throwable failure) {
    return failure instanceof DataIntegrityViolationException;
  }
}
