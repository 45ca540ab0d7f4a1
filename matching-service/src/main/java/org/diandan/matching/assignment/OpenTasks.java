package org.diandan.matching.assignment;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.team.Memberships;
import org.diandan.outbox.Change;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and guards the tasks a hand-over is about. */
@Component
class OpenTasks {

  private final CaseFiles files;
  private final Memberships memberships;
  private final GuardedWrites writes;

  OpenTasks(CaseFiles files, Memberships memberships, GuardedWrites writes) {
    this.files = files;
    this.memberships = memberships;
    this.writes = writes;
  }

  Mono<Boolean> leads(UUID personId, UUID teamId) {
    return memberships.of(personId).map(standing -> standing.leads().contains(teamId));
  }

  /** Takes a step on the file of a task, again when the case moved meanwhile. */
  Mono<HandoverOutcome> step(
      UUID assignmentId, Function<CaseFile, Mono<Optional<HandoverOutcome>>> step) {
    return writes.retried(
        Mono.defer(() -> files.findByAssignment(assignmentId))
            .flatMap(step)
            .defaultIfEmpty(Optional.of(new HandoverOutcome.Unknown())),
        new HandoverOutcome.NotOpen());
  }

  Mono<Optional<HandoverOutcome>> write(Change change, HandoverOutcome done) {
    return writes.write(change, done);
  }
}
