package org.diandan.matching.duty;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.diandan.contract.TimeWindow;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.team.Memberships;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A leader says who goes. Whoever is promised elsewhere at that time is refused by the database;
 * what merely speaks against it is said first and needs a second word.
 */
@Component
public class PlanDuties {

  private final DutyTasks tasks;
  private final Memberships memberships;
  private final GuardedWrites writes;
  private final Warnings warnings;

  PlanDuties(DutyTasks tasks, Memberships memberships, GuardedWrites writes, Warnings warnings) {
    this.tasks = tasks;
    this.memberships = memberships;
    this.writes = writes;
    this.warnings = warnings;
  }

  /**
   * Whom to send, and when.
   *
   * @param standby whether the person only keeps the time free
   * @param confirmed whether the leader read what speaks against it
   */
  public record Plan(
      UUID personId, Instant from, Instant until, boolean standby, boolean confirmed) {

    TimeWindow window() {
      return new TimeWindow(from, until);
    }
  }

  /** Sends somebody, or asks somebody to stand by. */
  public Mono<DutyOutcome> assign(UUID assignmentId, Plan plan, UUID leaderId) {
    return writes.retried(
        Mono.defer(() -> tasks.find(assignmentId, plan.personId()))
            .flatMap(task -> ifLeads(task, leaderId, open -> assign(open, plan, leaderId)))
            .defaultIfEmpty(Optional.of(new DutyOutcome.Unknown())),
        new DutyOutcome.NotOpen());
  }

  /** Sends somebody instead of somebody else; the same time, and the same rules. */
  public Mono<DutyOutcome> substitute(
      UUID dutyId, UUID personId, boolean confirmed, UUID leaderId) {
    return step(
        dutyId,
        personId,
        leaderId,
        (task, duty) -> substitute(task, duty, new Instead(personId, confirmed, leaderId)));
  }

  /** Whoever stood by goes. */
  public Mono<DutyOutcome> call(UUID dutyId, UUID leaderId) {
    return step(
        dutyId,
        leaderId,
        leaderId,
        (_, duty) ->
            duty.state() == DutyState.STANDBY
                ? written(duty, DutyState.PLANNED, false)
                : done(new DutyOutcome.NotOpen()));
  }

  /** Nobody needs the person any more. */
  public Mono<DutyOutcome> release(UUID dutyId, UUID leaderId) {
    return step(
        dutyId,
        leaderId,
        leaderId,
        (_, duty) ->
            duty.state().isStanding()
                ? writes.write(
                    DutyChanges.step(duty, DutyState.RELEASED, "BY_LEADER", false),
                    new DutyOutcome.Done(duty.id(), DutyState.RELEASED))
                : done(new DutyOutcome.NotOpen()));
  }

  /** The person was expected and did not come; whoever stands by is called at once. */
  public Mono<DutyOutcome> noShow(UUID dutyId, UUID leaderId) {
    return step(dutyId, leaderId, leaderId, this::noShow);
  }

  private Mono<Optional<DutyOutcome>> noShow(DutyTask task, Duty duty) {
    if (duty.state() == DutyState.PLANNED && !duty.from().isAfter(task.now())) {
      return written(duty, DutyState.NO_SHOW, true);
    }
    return duty.state() == DutyState.DONE
        ? writes.write(
            DutyChanges.notThere(duty), new DutyOutcome.Done(duty.id(), DutyState.NO_SHOW))
        : done(new DutyOutcome.NotOpen());
  }

  private Mono<Optional<DutyOutcome>> assign(DutyTask task, Plan plan, UUID leaderId) {
    var who = task.findCandidate(plan.personId()).orElse(null);
    if (who == null) {
      return done(new DutyOutcome.NotMember());
    }
    if (!task.state().isActive()) {
      return done(new DutyOutcome.NotOpen());
    }
    if (who.isPromisedTo(task.assignmentId())) {
      return done(new DutyOutcome.GoesAlready());
    }
    var conflict = who.findConflict(plan.from(), plan.until());
    if (conflict.isPresent()) {
      return done(new DutyOutcome.Overlaps(conflict.get()));
    }
    if (who.isChild() && !task.hasAdult(null)) {
      return done(new DutyOutcome.ChildAlone());
    }
    var doubts = warnings.of(task, who, plan.window());
    if (!plan.confirmed() && !doubts.isEmpty()) {
      return done(new DutyOutcome.Unsure(doubts));
    }
    var state = plan.standby() ? DutyState.STANDBY : DutyState.PLANNED;
    var sent =
        new DutyChanges.Sent(
            UUID.randomUUID(), plan.personId(), plan.from(), plan.until(), state, leaderId);
    return writes.write(
        DutyChanges.assign(task.assignmentId(), sent), new DutyOutcome.Done(sent.id(), state));
  }

  private Mono<Optional<DutyOutcome>> substitute(DutyTask task, Duty duty, Instead instead) {
    var who = task.findCandidate(instead.personId()).orElse(null);
    if (who == null) {
      return done(new DutyOutcome.NotMember());
    }
    if (duty.state() != DutyState.PLANNED || !task.state().isActive()) {
      return done(new DutyOutcome.NotOpen());
    }
    var known = task.findStanding(instead.personId());
    if (known.isPresent() && known.get().state() == DutyState.PLANNED) {
      return done(new DutyOutcome.GoesAlready());
    }
    var conflict =
        who.findConflict(duty.from(), duty.until())
            .filter(other -> !other.assignmentId().equals(task.assignmentId()));
    if (conflict.isPresent()) {
      return done(new DutyOutcome.Overlaps(conflict.get()));
    }
    if (who.isChild() && !task.hasAdult(duty.id())) {
      return done(new DutyOutcome.ChildAlone());
    }
    var doubts = warnings.of(task, who, new TimeWindow(duty.from(), duty.until()));
    if (!instead.confirmed() && !doubts.isEmpty()) {
      return done(new DutyOutcome.Unsure(doubts));
    }
    var id = known.map(Duty::id).orElseGet(UUID::randomUUID);
    return writes.write(
        DutyChanges.substitute(duty, id, instead.personId(), instead.by()),
        new DutyOutcome.Done(id, DutyState.PLANNED));
  }

  private Mono<Optional<DutyOutcome>> written(Duty duty, DutyState next, boolean callsStandby) {
    return writes.write(
        DutyChanges.step(duty, next, null, callsStandby), new DutyOutcome.Done(duty.id(), next));
  }

  private Mono<DutyOutcome> step(
      UUID dutyId,
      UUID candidate,
      UUID leaderId,
      BiFunction<DutyTask, Duty, Mono<Optional<DutyOutcome>>> write) {
    return writes.retried(
        Mono.defer(() -> tasks.findByDuty(dutyId, candidate))
            .flatMap(
                task ->
                    ifLeads(
                        task,
                        leaderId,
                        open -> write.apply(open, open.findDuty(dutyId).orElseThrow())))
            .defaultIfEmpty(Optional.of(new DutyOutcome.Unknown())),
        new DutyOutcome.NotOpen());
  }

  private Mono<Optional<DutyOutcome>> ifLeads(
      DutyTask task, UUID leaderId, Function<DutyTask, Mono<Optional<DutyOutcome>>> then) {
    return memberships
        .of(leaderId)
        .flatMap(
            standing ->
                standing.leads().contains(task.teamId())
                    ? then.apply(task)
                    : done(new DutyOutcome.Unknown()));
  }

  private static Mono<Optional<DutyOutcome>> done(DutyOutcome outcome) {
    return Mono.just(Optional.of(outcome));
  }

  private record Instead(UUID personId, boolean confirmed, UUID by) {}
}
