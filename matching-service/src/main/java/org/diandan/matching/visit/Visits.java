package org.diandan.matching.visit;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.ReleaseTask;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people do with a task their team accepted: come, leave, or give it back. */
@Component
public class Visits {

  private final Scenes scenes;
  private final PlanMove plan;
  private final ToldOnce toldOnce;
  private final WriteMove writes;

  Visits(Scenes scenes, PlanMove plan, ToldOnce toldOnce, WriteMove writes) {
    this.scenes = scenes;
    this.plan = plan;
    this.toldOnce = toldOnce;
    this.writes = writes;
  }

  /** Somebody of the team is there. */
  public Mono<VisitOutcome> checkIn(UUID assignmentId, Told told) {
    return told("check-in", assignmentId, told, plan::coming);
  }

  /**
   * Somebody leaves; with the leader, or with whoever is the last, the visit ends.
   *
   * @param ending what came of it; only asked of whoever ends the visit
   */
  public Mono<VisitOutcome> checkOut(UUID assignmentId, Told told, Ending ending) {
    return told(
            "check-out",
            assignmentId,
            told,
            (scene, telling, proven) -> plan.leaving(scene, telling, ending, proven))
        .flatMap(outcome -> writes.capacityFreed(assignmentId, outcome));
  }

  /** The team gives the task back; the search goes on with other teams at once. Leaders only. */
  public Mono<VisitOutcome> release(UUID assignmentId, UUID personId, ReleaseReason reason) {
    return step(assignmentId, personId, scene -> release(scene, reason))
        .flatMap(outcome -> writes.capacityFreed(assignmentId, outcome));
  }

  /** Plans a step of somebody who tells, with or without the resident's code. */
  private interface Planning {

    Move plan(Scene scene, Told told, boolean proven);
  }

  private Mono<VisitOutcome> told(String step, UUID assignmentId, Told told, Planning planning) {
    var once = new ToldOnce.Step(step, assignmentId, told);
    return toldOnce.orElse(
        once,
        () ->
            scenes
                .find(assignmentId, told.personId())
                .flatMap(
                    scene ->
                        scene.isEmpty()
                            ? Mono.just(new VisitOutcome.UnknownAssignment())
                            : toldOnce.proven(
                                scene.get(), told, proven -> taken(once, planning, proven))));
  }

  private Mono<VisitOutcome> taken(ToldOnce.Step once, Planning planning, boolean proven) {
    return step(
        once.assignmentId(),
        once.told().personId(),
        scene -> writes.write(planning.plan(scene, once.told(), proven), scene, once));
  }

  private Mono<Optional<VisitOutcome>> release(Scene scene, ReleaseReason reason) {
    if (!scene.leads()) {
      return said(new VisitOutcome.UnknownAssignment());
    }
    return scene.assignment().state().isActive()
        ? writes.write(
            ReleaseTask.of(scene.file(), scene.assignment(), reason),
            new VisitOutcome.Done(AssignmentState.RELEASED, 0))
        : said(new VisitOutcome.OutOfOrder(scene.assignment().state()));
  }

  private static Mono<Optional<VisitOutcome>> said(VisitOutcome outcome) {
    return Mono.just(Optional.of(outcome));
  }

  /** Reads, decides and writes, again when somebody else was faster. */
  private Mono<VisitOutcome> step(
      UUID assignmentId, UUID personId, Function<Scene, Mono<Optional<VisitOutcome>>> write) {
    return writes.retried(
        Mono.defer(() -> scenes.find(assignmentId, personId))
            .flatMap(
                scene ->
                    scene.map(write).orElseGet(() -> said(new VisitOutcome.UnknownAssignment()))));
  }
}
