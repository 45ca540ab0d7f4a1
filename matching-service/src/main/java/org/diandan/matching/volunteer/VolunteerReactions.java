package org.diandan.matching.volunteer;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.HoursEvent.HoursVoided;
import org.diandan.contract.PersonEvent.PersonChanged;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.matching.volunteer.TeamFacts.Fact;
import org.diandan.outbox.Change;
import org.diandan.outbox.Reactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps in mind who may serve. Whoever left serves with no team any more and is promised to nobody;
 * of two that are one person the other one serves on, with everything that was theirs.
 */
@Component
class VolunteerReactions implements Reactions {

  private static final String KEEP =
      """
      changed as (
        insert into matching.volunteer
          (person_id, state, age_group, home, merged_into, changed_at)
        values (:person, :state, :ageGroup, :home, :mergedInto, :changedAt)
        on conflict on constraint volunteer_pk do update
        set state = excluded.state, age_group = excluded.age_group, home = excluded.home,
          merged_into = excluded.merged_into, changed_at = excluded.changed_at
        returning person_id
      ), gone as (
        delete from matching.membership
        where person_id = :person and :state in ('LEFT', 'MERGED')
        returning team_id, leader
      ), goes_on as (
        insert into matching.membership as m (team_id, person_id, leader, skills)
        select team_id, :mergedInto, leader, '{}'
        from gone
        where cast(:mergedInto as uuid) is not null
        on conflict on constraint membership_pk do update
        set leader = m.leader or excluded.leader
      ), wishes_gone as (
        delete from matching.team_wish
        where person_id = :person and :state in ('LEFT', 'MERGED')
      )
      """
          + MergedPersons.MOVES;

  private final TeamFacts teams;
  private final MergedPersons merged;

  VolunteerReactions(TeamFacts teams, MergedPersons merged) {
    this.teams = teams;
    this.merged = merged;
  }

  @Override
  public String consumer() {
    return "matching-volunteers";
  }

  @Override
  public Mono<Change> on(Delivery delivery) {
    return delivery.event() instanceof PersonChanged person
        ? react(person)
        : Mono.just(Change.none());
  }

  private Mono<Change> react(PersonChanged person) {
    var other = person.mergedInto();
    var clashing =
        other == null
            ? Mono.just(List.<HoursVoided>of())
            : merged.listClashing(person.personId(), other).collectList();
    return Mono.zip(teamsToTell(person), clashing)
        .map(read -> keep(person, read.getT2()).publishing(read.getT1()));
  }

  private Mono<List<TeamChanged>> teamsToTell(PersonChanged person) {
    return switch (person.state()) {
      case ACTIVE, AWAITS_GUARDIAN -> Mono.just(List.of());
      case LEFT, MERGED ->
          teams.listOf(person.personId()).map(team -> told(team, person)).collectList();
    };
  }

  private static TeamChanged told(Fact team, PersonChanged person) {
    var other = person.mergedInto();
    return other == null
        ? team.without(person.personId())
        : team.replacing(person.personId(), other);
  }

  private static Change keep(PersonChanged person, List<HoursVoided> clashing) {
    var home = person.home();
    return Change.of(KEEP)
        .bind("person", person.personId())
        .bind("state", person.state().name())
        .bind("ageGroup", person.ageGroup().name())
        .bindNullable("home", home == null ? null : home.value(), String.class)
        .bindNullable("mergedInto", person.mergedInto(), UUID.class)
        .bind("clashing", clashing.stream().map(HoursVoided::entryId).toArray(UUID[]::new))
        .bind("changedAt", person.occurredAt().atOffset(ZoneOffset.UTC))
        .publishing(clashing);
  }
}
