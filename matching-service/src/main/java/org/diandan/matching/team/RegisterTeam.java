package org.diandan.matching.team;

import java.util.List;
import java.util.UUID;
import org.diandan.matching.team.Teams.Known;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks that a team be let in; whoever asks leads it. Asking again corrects what was returned. */
@Component
public class RegisterTeam {

  private final Teams teams;
  private final WriteTeams writes;
  private final Ledger ledger;

  RegisterTeam(Teams teams, WriteTeams writes, Ledger ledger) {
    this.teams = teams;
    this.writes = writes;
    this.ledger = ledger;
  }

  /** What became of an application. */
  public sealed interface Outcome {

    /** It waits for its review. */
    record Applied(UUID teamId) implements Outcome {}

    /** It would belong to a team that is not there or not above it. */
    record ParentUnfit() implements Outcome {}

    /** The team is beyond its application, or somebody else's. */
    record NotOpen() implements Outcome {}
  }

  /**
   * Writes the application.
   *
   * @param team not active; {@code applicant} among its leaders
   */
  public Mono<Outcome> apply(Team team, UUID applicant) {
    return teams
        .listKnown(List.of(team))
        .collectList()
        .flatMap(
            known ->
                isSomebodyElses(known, team, applicant)
                    ? Mono.just(new Outcome.NotOpen())
                    : hasFitParent(known, team)
                        ? write(team, applicant)
                        : Mono.just(new Outcome.ParentUnfit()));
  }

  private Mono<Outcome> write(Team team, UUID applicant) {
    return teams
        .now()
        .map(now -> ImportTeams.changed(team, now))
        .flatMap(event -> ledger.write(writes.applied(team, applicant).publishing(event)))
        // Two steps at once would have the same number.
        .onErrorReturn(DataIntegrityViolationException.class, new Written.Refused())
        .map(
            written ->
                switch (written) {
                  case Written.Applied _, Written.Repeated _ -> new Outcome.Applied(team.id());
                  case Written.Refused _, Written.KeyReused _, Written.InFlight _ ->
                      new Outcome.NotOpen();
                });
  }

  private static boolean isSomebodyElses(List<Known> known, Team team, UUID applicant) {
    return known.stream()
        .filter(some -> some.team().id().equals(team.id()))
        .anyMatch(
            some ->
                some.state() != TeamState.APPLIED || !some.team().leaders().contains(applicant));
  }

  private static boolean hasFitParent(List<Known> known, Team team) {
    var parentId = team.charter().parentId();
    return parentId == null
        || known.stream()
            .map(Known::team)
            .filter(some -> some.id().equals(parentId))
            .anyMatch(some -> some.charter().level().isAbove(team.charter().level()));
  }
}
