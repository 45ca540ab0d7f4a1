package org.diandan.matching.dispatch;

import java.util.UUID;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.outbox.Change;

/** A team does not hold its task any more, and the search goes on at once with other teams. */
public final class ReleaseTask {

  private static final String RELEASE =
      """
      changed as (
        update matching.dispatch_case
        set state = 'SEARCHING', next_step_at = now(), version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      given_back as (
        update matching.assignment a
        set state = 'RELEASED', released_at = :now, release_reason = :reason
        from changed
        where a.id = :assignment_id
        returning a.team_id),
      freed as (
        update matching.team t
        set open_assignments = t.open_assignments - 1
        from given_back
        where t.id = given_back.team_id),
      lapsed as (
        update matching.handover h
        set state = 'LAPSED', answered_at = :now
        from changed
        where h.request_id = changed.request_id
          and h.state = 'ASKED')
      """;

  private ReleaseTask() {}

  /** The change, if the case is still as it was read. */
  public static Change of(CaseFile file, Assignment assignment, ReleaseReason reason) {
    return Change.of(RELEASE)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("assignment_id", assignment.id())
        .bind("now", file.now())
        .bind("reason", reason.name())
        .publishing(
            new AssignmentReleased(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                assignment.id(),
                assignment.team(),
                reason,
                null));
  }
}
