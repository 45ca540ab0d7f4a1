package org.diandan.matching.assignment;

import java.util.UUID;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.FindTeam;
import org.diandan.matching.dispatch.WaitingCases;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What follows a visit for other searches; timers would get there too, only later. */
@Component
class AfterVisit {

  private final CaseFiles files;
  private final FindTeam findTeam;
  private final WaitingCases waiting;

  AfterVisit(CaseFiles files, FindTeam findTeam, WaitingCases waiting) {
    this.files = files;
    this.findTeam = findTeam;
    this.waiting = waiting;
  }

  /** Searches that wait for room are looked at again. */
  Mono<VisitOutcome> capacityFreed(UUID assignmentId, VisitOutcome outcome) {
    return outcome instanceof VisitOutcome.Done
        ? files
            .findByAssignment(assignmentId)
            .flatMap(file -> waiting.wake(file.area().dispatchArea()))
            .thenReturn(outcome)
        : Mono.just(outcome);
  }

  /** The request that was given back goes to the next team. */
  Mono<VisitOutcome> searchAgain(UUID assignmentId, VisitOutcome outcome) {
    return outcome instanceof VisitOutcome.Done
        ? files
            .findByAssignment(assignmentId)
            .flatMap(file -> findTeam.soon(file.requestId()))
            .then(Mono.defer(() -> capacityFreed(assignmentId, outcome)))
        : Mono.just(outcome);
  }
}
