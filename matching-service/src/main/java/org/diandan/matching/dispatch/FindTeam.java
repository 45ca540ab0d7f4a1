package org.diandan.matching.dispatch;

import java.util.UUID;
import org.diandan.outbox.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes the next step of a search: ends what has expired, asks the next team, calls a person. */
@Component
public class FindTeam {

  private static final Logger LOG = LoggerFactory.getLogger(FindTeam.class);
  private static final int ATTEMPTS = 5;

  private final CaseFiles files;
  private final ActiveTeams teams;
  private final NextStep nextStep;
  private final StepWriter writer;

  FindTeam(CaseFiles files, ActiveTeams teams, NextStep nextStep, StepWriter writer) {
    this.files = files;
    this.teams = teams;
    this.nextStep = nextStep;
    this.writer = writer;
  }

  /**
   * Does what is due for a request; nothing when nothing is. Two callers at once are harmless: the
   * slower one reads again and finds nothing due.
   */
  public Mono<Void> forRequest(UUID requestId) {
    return Mono.defer(() -> attempt(requestId))
        .filter(FindTeam::isSettled)
        .repeat(ATTEMPTS)
        .next()
        .then();
  }

  /**
   * As {@link #forRequest}, for callers whose own work is done: whatever fails here stays due, and
   * the next sweep of its owner tries again.
   */
  public Mono<Void> soon(UUID requestId) {
    return forRequest(requestId)
        .onErrorResume(
            failure -> {
              LOG.warn("A step of a search failed and is left to the sweeper", failure);
              return Mono.empty();
            });
  }

  private Mono<Written> attempt(UUID requestId) {
    return files
        .find(requestId)
        .filter(CaseFile::isDue)
        .flatMap(this::step)
        .defaultIfEmpty(new Written.Applied());
  }

  private Mono<Written> step(CaseFile file) {
    return teams
        .of(file.area().dispatchArea())
        .map(candidates -> nextStep.of(file, candidates))
        .flatMap(step -> writer.write(file, step));
  }

  private static boolean isSettled(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _, Written.KeyReused _ -> true;
      case Written.Refused _, Written.InFlight _ -> false;
    };
  }
}
