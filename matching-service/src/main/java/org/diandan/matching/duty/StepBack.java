package org.diandan.matching.duty;

import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.assignment.GuardedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * 我来不了: whoever was to go says that it cannot be. Nobody can be made to serve, but whoever knows
 * early says so early (志愿服务条例 Art. 22): in good time no reason is asked; later one is, and whoever
 * stands by goes at once.
 */
@Component
public class StepBack {

  private final DutyTasks tasks;
  private final GuardedWrites writes;
  private final DutyProperties settings;

  StepBack(DutyTasks tasks, GuardedWrites writes, DutyProperties settings) {
    this.tasks = tasks;
    this.writes = writes;
    this.settings = settings;
  }

  /**
   * The person's own duty ends.
   *
   * @param reason null when none was given
   */
  public Mono<DutyOutcome> from(UUID dutyId, UUID personId, @Nullable CannotComeReason reason) {
    return writes.retried(
        Mono.defer(() -> tasks.findByDuty(dutyId, personId))
            .flatMap(task -> stepBack(task, dutyId, personId, reason))
            .defaultIfEmpty(Optional.of(new DutyOutcome.Unknown())),
        new DutyOutcome.NotOpen());
  }

  private Mono<Optional<DutyOutcome>> stepBack(
      DutyTask task, UUID dutyId, UUID personId, @Nullable CannotComeReason reason) {
    var duty = task.findDuty(dutyId).filter(own -> own.personId().equals(personId)).orElse(null);
    if (duty == null) {
      return done(new DutyOutcome.Unknown());
    }
    if (!duty.state().isStanding() || !task.state().isActive()) {
      return done(new DutyOutcome.NotOpen());
    }
    if (reason == null && isLate(task, duty)) {
      return done(new DutyOutcome.ReasonMissing());
    }
    return writes.write(
        DutyChanges.step(
            duty,
            DutyState.CANNOT_COME,
            reason == null ? null : reason.name(),
            duty.state() == DutyState.PLANNED && isLate(task, duty)),
        new DutyOutcome.Done(duty.id(), DutyState.CANNOT_COME));
  }

  /** Whether a reason is asked, because others have little time left. */
  boolean isLate(DutyTask task, Duty duty) {
    return duty.from().minus(settings.freeUntil()).isBefore(task.now());
  }

  private static Mono<Optional<DutyOutcome>> done(DutyOutcome outcome) {
    return Mono.just(Optional.of(outcome));
  }
}
