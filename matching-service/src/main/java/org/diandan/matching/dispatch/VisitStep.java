package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.stream.Stream;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.CaseFile.Handover;
import org.jspecify.annotations.Nullable;

/** What the clocks of an accepted task demand at one moment. */
sealed interface VisitStep {

  /** Nobody came: the task goes back into the search. */
  record NoShow(Assignment assignment) implements VisitStep {}

  /**
   * The team is reminded.
   *
   * @param nextLook when the task is looked at again
   */
  record Reminder(Assignment assignment, Instant startBy, Instant nextLook) implements VisitStep {}

  /** The team did not answer: the other one takes over. */
  record SilenceAgrees(Handover handover, Assignment assignment) implements VisitStep {}

  /**
   * The other team cannot take over any more.
   *
   * @param nextLook null when no clock runs
   */
  record HandoverLapses(Handover handover, @Nullable Instant nextLook) implements VisitStep {}

  /**
   * Nothing but waiting.
   *
   * @param nextLook null when no clock runs
   */
  record Wait(@Nullable Instant nextLook) implements VisitStep {}

  /** Decides by the database's clock as it stands in the file. */
  static VisitStep of(CaseFile file, VisitClocks clocks) {
    var active = file.findActive().orElse(null);
    var handover = file.handover();
    if (active == null || active.state() != AssignmentState.ACCEPTED) {
      return new Wait(null);
    }
    if (handover != null && !handover.answerBy().isAfter(file.now())) {
      return handover.askerHasRoom()
          ? new SilenceAgrees(handover, active)
          : new HandoverLapses(handover, nextLook(file, active, clocks));
    }
    var startBy = active.startBy();
    if (startBy != null && clocks.isNoShow(startBy, file.now())) {
      return new NoShow(active);
    }
    return startBy != null && clocks.isLate(startBy, file.now()) && !active.reminded()
        ? new Reminder(active, startBy, startBy.plus(clocks.noShowAfter()))
        : new Wait(nextLook(file, active, clocks));
  }

  private static @Nullable Instant nextLook(CaseFile file, Assignment active, VisitClocks clocks) {
    var startBy = active.startBy();
    var handover = file.handover();
    return Stream.of(
            startBy == null ? Instant.MIN : startBy.plus(clocks.lateAfter()),
            startBy == null ? Instant.MIN : startBy.plus(clocks.noShowAfter()),
            handover == null ? Instant.MIN : handover.answerBy())
        .filter(moment -> moment.isAfter(file.now()))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
