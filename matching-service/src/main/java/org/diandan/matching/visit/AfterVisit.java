package org.diandan.matching.visit;

import java.util.UUID;
import org.diandan.matching.dispatch.WaitingCases;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What follows a visit for other searches; timers would get there too, only later. */
@Component
class AfterVisit {

  private final WaitingCases waiting;

  AfterVisit(WaitingCases waiting) {
    this.waiting = waiting;
  }

  /** Searches that wait for room are looked at again. */
  Mono<VisitOutcome> capacityFreed(UUID assignmentId, VisitOutcome outcome) {
    return outcome instanceof VisitOutcome.Done
        ? waiting.wakeAfter(assignmentId).thenReturn(outcome)
        : Mono.just(outcome);
  }
}
