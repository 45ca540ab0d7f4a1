package org.diandan.matching.assignment;

import java.util.UUID;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.WaitingCases;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What follows a visit for other searches; timers would get there too, only later. */
@Component
class AfterVisit {

  private final CaseFiles files;
  private final WaitingCases waiting;

  AfterVisit(CaseFiles files, WaitingCases waiting) {
    this.files = files;
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
}
