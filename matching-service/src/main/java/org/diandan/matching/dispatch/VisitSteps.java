package org.diandan.matching.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.TaskEvent.VisitLate;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does what the clocks of accepted tasks demand. */
@Component
class VisitSteps {

  private static final String LOOK_LATER =
      """
      changed as (
        update matching.dispatch_case
        set next_step_at = :next_look, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id)
      """;

  private static final String REMIND =
      LOOK_LATER
          + """
          , told as (
            update matching.assignment a
            set late_told_at = now()
            from changed
            where a.id = :assignment_id)
          """;

  private static final String LAPSE =
      LOOK_LATER
          + """
          , lapsed as (
            update matching.handover h
            set state = 'LAPSED', answered_at = now()
            from changed
            where h.id = :handover_id
              and h.state = 'ASKED')
          """;

  private final Ledger ledger;
  private final SettingsInForce settings;
  private final UnfinishedVisits unfinished;

  VisitSteps(Ledger ledger, SettingsInForce settings, UnfinishedVisits unfinished) {
    this.ledger = ledger;
    this.settings = settings;
    this.unfinished = unfinished;
  }

  /** Takes the step that is due; refused when the case moved meanwhile. */
  Mono<Written> take(CaseFile file) {
    var active = file.findActive().orElse(null);
    return active != null && active.state() == AssignmentState.IN_SERVICE
        ? unfinished.look(file, active)
        : ledger.write(beforeTheVisit(file));
  }

  private Change beforeTheVisit(CaseFile file) {
    return switch (VisitStep.of(file, settings.visitClocks())) {
      case VisitStep.NoShow gone -> ReleaseTask.of(file, gone.assignment(), ReleaseReason.NO_SHOW);
      case VisitStep.Reminder late -> remind(file, late);
      case VisitStep.SilenceAgrees silence ->
          HandoverAgreement.bySilence(file, silence.handover(), silence.assignment());
      case VisitStep.HandoverLapses lapse ->
          later(Change.of(LAPSE), file, lapse.nextLook())
              .bind("handover_id", lapse.handover().id());
      case VisitStep.Wait wait -> later(Change.of(LOOK_LATER), file, wait.nextLook());
    };
  }

  private static Change remind(CaseFile file, VisitStep.Reminder late) {
    return later(Change.of(REMIND), file, late.nextLook())
        .bind("assignment_id", late.assignment().id())
        .publishing(
            new VisitLate(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                late.assignment().id(),
                late.assignment().team(),
                late.startBy()));
  }

  private static Change later(Change change, CaseFile file, @Nullable Instant nextLook) {
    return change
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bindNullable("next_look", nextLook, Instant.class);
  }
}
