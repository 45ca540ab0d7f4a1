package org.diandan.matching.visit;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.dispatch.ReleaseTask;
import org.diandan.matching.hours.RecordHours;
import org.diandan.matching.hours.Task;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Memberships.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a team does with a task it accepted: check in, check out, or give it back. */
@Component
public class Visits {

  private final CaseFiles files;
  private final Memberships memberships;
  private final GuardedWrites writes;
  private final RecordHours recordHours;
  private final AfterVisit afterVisit;

  Visits(CaseFiles files, Memberships memberships, GuardedWrites writes, VisitEnd end) {
    this.files = files;
    this.memberships = memberships;
    this.writes = writes;
    this.recordHours = end.recordHours();
    this.afterVisit = end.afterVisit();
  }

  /** What the end of a visit brings about. */
  @Component
  record VisitEnd(RecordHours recordHours, AfterVisit afterVisit) {}

  /** Somebody of the team is there. */
  public Mono<VisitOutcome> checkIn(UUID assignmentId, UUID personId) {
    return step(assignmentId, personId, this::checkIn);
  }

  /**
   * The work is done; minutes count from the check-in by the server's clock.
   *
   * @param note for the team's own record, never published; null when there is nothing to say
   */
  public Mono<VisitOutcome> checkOut(UUID assignmentId, UUID personId, @Nullable String note) {
    return step(assignmentId, personId, (file, actor) -> checkOut(file, actor, note))
        .flatMap(outcome -> afterVisit.capacityFreed(assignmentId, outcome));
  }

  /** The team gives the task back; the search goes on with other teams at once. Leaders only. */
  public Mono<VisitOutcome> release(UUID assignmentId, UUID personId, ReleaseReason reason) {
    return step(assignmentId, personId, (file, actor) -> release(file, actor, reason))
        .flatMap(outcome -> afterVisit.capacityFreed(assignmentId, outcome));
  }

  private Mono<Optional<VisitOutcome>> checkIn(CaseFile file, Actor actor) {
    return actor.assignment().state() == AssignmentState.ACCEPTED
        ? writes.write(
            VisitChanges.checkIn(file, actor), new VisitOutcome.Done(AssignmentState.IN_SERVICE, 0))
        : outOfOrder(actor);
  }

  private Mono<Optional<VisitOutcome>> checkOut(CaseFile file, Actor actor, @Nullable String note) {
    if (actor.assignment().state() != AssignmentState.IN_SERVICE) {
      return outOfOrder(actor);
    }
    var assignment = actor.assignment();
    var task = new Task(assignment.id(), file.requestId(), assignment.teamId(), file.need().item());
    return recordHours
        .of(task, VisitChanges.attended(file, actor), file.now())
        .flatMap(
            recording ->
                writes.write(
                    VisitChanges.checkOut(file, actor, recording, note),
                    new VisitOutcome.Done(
                        AssignmentState.DELIVERED, VisitChanges.minutes(file, actor))));
  }

  private Mono<Optional<VisitOutcome>> release(CaseFile file, Actor actor, ReleaseReason reason) {
    if (!actor.leads()) {
      return Mono.just(Optional.of(new VisitOutcome.UnknownAssignment()));
    }
    return actor.assignment().state().isActive()
        ? writes.write(
            ReleaseTask.of(file, actor.assignment(), reason),
            new VisitOutcome.Done(AssignmentState.RELEASED, 0))
        : outOfOrder(actor);
  }

  private static Mono<Optional<VisitOutcome>> outOfOrder(Actor actor) {
    return Mono.just(Optional.of(new VisitOutcome.OutOfOrder(actor.assignment().state())));
  }

  private Mono<VisitOutcome> step(
      UUID assignmentId,
      UUID personId,
      BiFunction<CaseFile, Actor, Mono<Optional<VisitOutcome>>> write) {
    return writes.retried(
        Mono.defer(() -> read(assignmentId, personId))
            .flatMap(reading -> decide(reading, personId, write)),
        new VisitOutcome.OutOfOrder(AssignmentState.ACCEPTED));
  }

  private Mono<Reading> read(UUID assignmentId, UUID personId) {
    var file =
        files.findByAssignment(assignmentId).map(Optional::of).defaultIfEmpty(Optional.empty());
    return Mono.zip(file, memberships.of(personId))
        .map(read -> new Reading(read.getT1(), read.getT2(), assignmentId));
  }

  private static Mono<Optional<VisitOutcome>> decide(
      Reading reading,
      UUID personId,
      BiFunction<CaseFile, Actor, Mono<Optional<VisitOutcome>>> write) {
    var assignment = reading.findAssignment();
    if (reading.file().isEmpty() || assignment.isEmpty()) {
      return Mono.just(Optional.of(new VisitOutcome.UnknownAssignment()));
    }
    var leads = reading.standing().leads().contains(assignment.get().teamId());
    return write.apply(reading.file().get(), new Actor(personId, leads, assignment.get()));
  }

  /** Who acts on which assignment. */
  record Actor(UUID personId, boolean leads, Assignment assignment) {}

  private record Reading(Optional<CaseFile> file, Standing standing, UUID assignmentId) {

    Optional<Assignment> findAssignment() {
      return file.flatMap(known -> known.findAssignment(assignmentId))
          .filter(assignment -> standing.servesWith().contains(assignment.teamId()));
    }
  }
}
