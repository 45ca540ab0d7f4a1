package org.diandan.matching.volunteer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.matching.volunteer.TeamFacts.Fact;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Volunteers ask to serve with a team, leaders answer, and everybody may go again. */
@Component
public class JoinTeams {

  private static final int COUNTY = 6;

  private final TeamFacts teams;
  private final Volunteers volunteers;
  private final DatabaseClient database;
  private final Ledger ledger;

  JoinTeams(TeamFacts teams, Volunteers volunteers, DatabaseClient database, Ledger ledger) {
    this.teams = teams;
    this.volunteers = volunteers;
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * A team as a volunteer sees it.
   *
   * @param state SERVES, ASKED, REFUSED or NONE
   */
  public record Line(UUID team, String name, String state) {}

  /** What came of it. */
  public enum Outcome {
    DONE,
    /** Nothing to do: not asked, asked already, unknown, or not this leader's team. */
    NOT_NOW,
    /** Waits for a guardian, has left, or was merged. */
    MAY_NOT_SERVE,
    /** The only one who answers for the team. */
    ONLY_LEADER
  }

  /** The person's teams first, then those of the same county that can be asked. */
  public Mono<List<Line>> lines(UUID person) {
    return Flux.concat(
            teams.listOf(person),
            volunteers
                .get(person)
                .mapNotNull(Volunteer::home)
                .filter(home -> home.value().length() >= COUNTY)
                .map(home -> home.at(AreaCode.Level.COUNTY).value())
                .flatMapMany(teams::listActiveIn))
        .distinct(Fact::id)
        .concatMap(team -> line(team, person))
        .collectList();
  }

  /** Asks a team; asking again after a refusal is fine. */
  public Mono<Outcome> ask(UUID person, UUID team) {
    return Mono.zip(volunteers.get(person), teams.of(team))
        .flatMap(
            read ->
                read.getT1().mayServe()
                    ? write(
                        Change.of(
                                """
                                changed as (
                                  insert into matching.team_wish as w (team_id, person_id, state)
                                  select id, :person, 'ASKED'
                                  from matching.team
                                  where id = :team
                                    and active
                                    and not exists (
                                      select
                                      from matching.membership
                                      where team_id = :team and person_id = :person)
                                  on conflict on constraint team_wish_pk do update
                                  set state = 'ASKED', asked_at = now(), answered_at = null,
                                    answered_by = null
                                  where w.state <> 'ASKED'
                                  returning team_id)
                                """)
                            .bind("team", team)
                            .bind("person", person)
                            .publishing(read.getT2().askedBy(person)))
                    : Mono.just(Outcome.MAY_NOT_SERVE))
        .defaultIfEmpty(Outcome.NOT_NOW);
  }

  /** Goes; whoever alone answers for a team stays until somebody else does. */
  public Mono<Outcome> leave(UUID person, UUID team) {
    return teams
        .of(team)
        .filter(fact -> fact.members().contains(person))
        .flatMap(
            fact ->
                fact.leaders().equals(Set.of(person))
                    ? Mono.just(Outcome.ONLY_LEADER)
                    : write(
                        Change.of(
                                """
                                changed as (
                                  delete from matching.membership
                                  where team_id = :team and person_id = :person
                                  returning team_id)
                                """)
                            .bind("team", team)
                            .bind("person", person)
                            .publishing(fact.without(person))))
        .defaultIfEmpty(Outcome.NOT_NOW);
  }

  /**
   * A leader's answer.
   *
   * @param accepted whether the person serves with the team from now on
   */
  public record Answer(UUID team, UUID person, UUID leader, boolean accepted) {}

  /** Answers a wish that is open; only somebody who leads the team can. */
  public Mono<Outcome> answer(Answer answer) {
    return Mono.zip(teams.of(answer.team()), volunteers.get(answer.person()))
        .filter(read -> read.getT1().leaders().contains(answer.leader()))
        .flatMap(
            read ->
                answer.accepted() && !read.getT2().mayServe()
                    ? Mono.just(Outcome.MAY_NOT_SERVE)
                    : write(answered(read.getT1(), answer)))
        .defaultIfEmpty(Outcome.NOT_NOW);
  }

  /**
   * Who waits for this leader's answer, longest first; empty when the leader leads another team.
   */
  public Flux<UUID> listWishes(UUID team, UUID leader) {
    return database
        .sql(
            """
            select w.person_id
            from matching.team_wish w
            join matching.membership m
              on m.team_id = w.team_id and m.person_id = :leader and m.leader
            where w.team_id = :team and w.state = 'ASKED'
            order by w.asked_at, w.person_id
            """)
        .bind("team", team)
        .bind("leader", leader)
        .map(row -> requireNonNull(row.get("person_id", UUID.class)))
        .all();
  }

  /** Who serves with a team, for one of them; empty for everybody else. */
  public Mono<List<UUID>> members(UUID team, UUID reader) {
    return teams
        .of(team)
        .filter(fact -> fact.members().contains(reader))
        .map(fact -> fact.members().stream().sorted().toList());
  }

  private static Change answered(Fact team, Answer answer) {
    var change =
        Change.of(
                """
                changed as (
                  update matching.team_wish
                  set state = case when :accepted then 'ACCEPTED' else 'REFUSED' end,
                    answered_at = now(), answered_by = :leader
                  where team_id = :team and person_id = :person and state = 'ASKED'
                  returning team_id, person_id
                ), member as (
                  insert into matching.membership (team_id, person_id, leader, skills)
                  select team_id, person_id, false, '{}'
                  from changed
                  where :accepted
                  on conflict on constraint membership_pk do nothing
                )
                """)
            .bind("team", answer.team())
            .bind("person", answer.person())
            .bind("leader", answer.leader())
            .bind("accepted", answer.accepted());
    return change.publishing(
        answer.accepted() ? team.with(answer.person()) : team.refusing(answer.person()));
  }

  private Mono<Line> line(Fact team, UUID person) {
    if (team.members().contains(person)) {
      return Mono.just(new Line(team.id(), team.name(), "SERVES"));
    }
    return database
        .sql(
            "select state from matching.team_wish where team_id = :team and person_id = :person"
                + " and state <> 'ACCEPTED'")
        .bind("team", team.id())
        .bind("person", person)
        .mapValue(String.class)
        .one()
        .defaultIfEmpty("NONE")
        .map(state -> new Line(team.id(), team.name(), state));
  }

  private Mono<Outcome> write(Change change) {
    return ledger
        .write(change)
        .map(written -> written instanceof Written.Applied ? Outcome.DONE : Outcome.NOT_NOW);
  }
}
