package org.diandan.matching.board;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.TeamFit;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.diandan.matching.team.Memberships;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 抢单: requests that found nobody in their time may be taken by any team that could serve them. The
 * first one gets it, by one conditional write; a team that declined before may change its mind.
 */
@Component
public class OpenBoard {

  private static final int SHOWN = 100;

  private final CaseFiles files;
  private final TeamFit fit;
  private final Memberships memberships;
  private final TakeWriter writer;

  OpenBoard(CaseFiles files, TeamFit fit, Memberships memberships, TakeWriter writer) {
    this.files = files;
    this.fit = fit;
    this.memberships = memberships;
    this.writer = writer;
  }

  /** What became of a grab. */
  public sealed interface Taken {

    /** The task is the team's. */
    record Accepted(UUID assignmentId) implements Taken {}

    /** There is no such request, or the person does not lead the team. */
    record Unknown() implements Taken {}

    /** Another team was faster, or the request is not on the board (any more). */
    record Gone() implements Taken {}

    /** The team could not serve it. */
    record NotFit() implements Taken {}

    /** The team has as many tasks as it takes on at once, or takes nothing new. */
    record NoRoom() implements Taken {}
  }

  /** What each team the person leads could take; the promise that ends first on top. */
  public Flux<BoardCard> list(UUID personId) {
    return memberships
        .of(personId)
        .flatMapIterable(Memberships.Standing::leads)
        .concatMap(this::listFor);
  }

  /** Takes a request for a team the person leads. */
  public Mono<Taken> take(UUID requestId, UUID teamId, UUID personId) {
    return memberships
        .of(personId)
        .flatMap(
            standing ->
                standing.leads().contains(teamId)
                    ? writer.retried(Mono.defer(() -> attempt(requestId, teamId, personId)))
                    : Mono.just(new Taken.Unknown()));
  }

  private Flux<BoardCard> listFor(UUID teamId) {
    return files
        .listOnBoard(teamId, SHOWN)
        .collectList()
        .filter(open -> !open.isEmpty())
        .flatMap(open -> fit.of(open.getFirst().area().dispatchArea(), teamId, open))
        .flatMapIterable(judged -> judged)
        .flatMapIterable(OpenBoard::card);
  }

  /** One card, or none when the team could not take it. */
  private static List<BoardCard> card(TeamFit.Judged judged) {
    return judged.decision() instanceof DispatchDecision.Ask ask
        ? ask.offers().stream().map(offer -> BoardCard.of(judged.file(), offer)).toList()
        : List.of();
  }

  private Mono<Optional<Taken>> attempt(UUID requestId, UUID teamId, UUID personId) {
    return files
        .find(requestId)
        .flatMap(file -> attempt(file, teamId, personId))
        .defaultIfEmpty(Optional.of(new Taken.Unknown()));
  }

  private Mono<Optional<Taken>> attempt(CaseFile file, UUID teamId, UUID personId) {
    return file.isOnBoard()
        ? fit.of(file, teamId).flatMap(decision -> attempt(file, personId, decision))
        : Mono.just(Optional.of(new Taken.Gone()));
  }

  private Mono<Optional<Taken>> attempt(CaseFile file, UUID personId, DispatchDecision decision) {
    return switch (decision) {
      case DispatchDecision.Ask ask when !ask.offers().isEmpty() ->
          writer.take(file, ask.offers().getFirst(), personId);
      case DispatchDecision.EverybodyBusy _ -> Mono.just(Optional.of(new Taken.NoRoom()));
      case DispatchDecision.Ask _,
          DispatchDecision.NobodyQualified _,
          DispatchDecision.EverybodyAsked _ ->
          Mono.just(Optional.of(new Taken.NotFit()));
    };
  }
}
