package org.diandan.matching.visit;

import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.outbox.Change;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what was planned, with hours and key, and wakes who waited for it. */
@Component
class WriteMove {

  private final VisitHours hours;
  private final ToldOnce toldOnce;
  private final GuardedWrites writes;
  private final AfterVisit afterVisit;

  WriteMove(VisitHours hours, ToldOnce toldOnce, GuardedWrites writes, AfterVisit afterVisit) {
    this.hours = hours;
    this.toldOnce = toldOnce;
    this.writes = writes;
    this.afterVisit = afterVisit;
  }

  /** What became of a move; empty when something moved meanwhile. */
  Mono<Optional<VisitOutcome>> write(Move move, Scene scene, ToldOnce.Step once) {
    return switch (move) {
      case Move.Refuse no -> Mono.just(Optional.of(no.outcome()));
      case Move.Step yes -> write(toldOnce.once(yes.change(), once, yes.done()), yes.done());
      case Move.End end ->
          hours
              .into(toldOnce.once(end.change(), once, end.done()), scene, end.attendances())
              .flatMap(change -> write(change, end.done()));
    };
  }

  /** Writes, and answers {@code done} if the change held; empty when something moved meanwhile. */
  Mono<Optional<VisitOutcome>> write(Change change, VisitOutcome.Done done) {
    return writes.write(change, done);
  }

  /** Repeats an attempt until it has an outcome. */
  Mono<VisitOutcome> retried(Mono<Optional<VisitOutcome>> once) {
    return writes.retried(once, new VisitOutcome.Overtaken());
  }

  /** Searches that wait for room are looked at again. */
  Mono<VisitOutcome> capacityFreed(UUID assignmentId, VisitOutcome outcome) {
    return afterVisit.capacityFreed(assignmentId, outcome);
  }
}
