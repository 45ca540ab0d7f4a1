package org.diandan.request.lifecycle;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps in mind who leads which team, so that only leaders see what their team was asked. */
@Component
final class TeamReactions implements Reactions {

  @Override
  public String consumer() {
    return "request-teams";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return Mono.just(delivery.event() instanceof TeamChanged team ? change(team) : Change.none());
  }

  private static Change change(TeamChanged team) {
    var applicants = team.applicants();
    return Change.of(
            """
            changed as (
              select 1
            ), gone as (
              delete from team_person
              where team_id = :team and not person_id = any(:members)
            ), there as (
              insert into team_person as t (team_id, person_id, leader)
              select :team, person, person = any(:leaders) from unnest(:members) as person
              on conflict on constraint team_person_pk do update set leader = excluded.leader
            ), answered as (
              delete from team_applicant
              where :told and team_id = :team and not person_id = any(:applicants)
            ), asking as (
              insert into team_applicant (team_id, person_id)
              select :team, person from unnest(:applicants) as person
              on conflict on constraint team_applicant_pk do nothing
            )
            """)
        .bind("team", team.teamId())
        .bind("members", ids(union(team)))
        .bind("leaders", ids(team.leaders()))
        .bind("told", applicants != null)
        .bind("applicants", ids(applicants == null ? Set.of() : applicants));
  }

  private static Set<UUID> union(TeamChanged team) {
    var all = new java.util.HashSet<>(team.members());
    all.addAll(team.leaders());
    return all;
  }

  private static UUID[] ids(Set<UUID> persons) {
    return persons.toArray(UUID[]::new);
  }
}
