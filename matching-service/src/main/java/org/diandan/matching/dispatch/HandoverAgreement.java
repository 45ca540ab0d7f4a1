package org.diandan.matching.dispatch;

import java.util.UUID;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.ReleaseReason;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.Handover;
import org.diandan.outbox.Change;
import org.jspecify.annotations.Nullable;

/**
 * A task passes from one team to another without a gap. Refused when the case moved meanwhile or
 * the other team has no room any more.
 */
public final class HandoverAgreement {

  private static final String AGREE =
      """
      held as (
        select c.request_id
        from matching.dispatch_case c
        where c.request_id = :request_id
          and c.version = :version
        for update of c),
      room as (
        update matching.team t
        set open_assignments = t.open_assignments + 1
        from held
        where t.id = :to_team
          and t.open_assignments < t.capacity
          and (t.capacity_per_day is null or matching.day_has_room(t.id, held.request_id))
        returning t.id),
      given_back as (
        update matching.assignment a
        set state = 'RELEASED', released_at = :now, release_reason = 'HANDED_OVER'
        from room
        where a.id = :assignment_id
        returning a.team_id, a.round, a.start_by),
      asked as (
        insert into matching.offer (id, request_id, round, team_id, state, sent_at, expires_at,
          explanation, answered_at, answered_by, origin)
        select :offer_id, h.request_id, given_back.round, h.to_team_id, 'ACCEPTED', h.asked_at,
          h.answer_by, h.explanation, :now, h.asked_by, 'HANDOVER'
        from given_back, matching.handover h
        where h.id = :handover_id),
      changed as (
        insert into matching.assignment (
          id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by, start_by)
        select :new_assignment_id, h.request_id, given_back.round, :offer_id, h.to_team_id,
          'ACCEPTED', :now, h.asked_by, given_back.start_by
        from given_back, matching.handover h
        where h.id = :handover_id
        returning request_id),
      freed as (
        update matching.team t
        set open_assignments = t.open_assignments - 1
        from given_back
        where t.id = given_back.team_id),
      agreed as (
        update matching.handover h
        set state = :state, answered_at = :now, answered_by = :answered_by
        from changed
        where h.id = :handover_id),
      moved as (
        update matching.dispatch_case c
        set next_step_at = now(), version = c.version + 1
        from changed
        where c.request_id = changed.request_id)
      """;

  private HandoverAgreement() {}

  /** Somebody who answers for the holding team said yes. */
  public static Change by(UUID personId, CaseFile file, Handover handover, Assignment assignment) {
    return agree(file, handover, assignment, personId);
  }

  static Change bySilence(CaseFile file, Handover handover, Assignment assignment) {
    return agree(file, handover, assignment, null);
  }

  private static Change agree(
      CaseFile file, Handover handover, Assignment assignment, @Nullable UUID answeredBy) {
    var offerId = UUID.randomUUID();
    var newAssignmentId = UUID.randomUUID();
    return Change.of(AGREE)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("to_team", handover.askerId())
        .bind("assignment_id", assignment.id())
        .bind("handover_id", handover.id())
        .bind("offer_id", offerId)
        .bind("new_assignment_id", newAssignmentId)
        .bind("state", answeredBy == null ? "AGREED_BY_SILENCE" : "AGREED")
        .bindNullable("answered_by", answeredBy, UUID.class)
        .bind("now", file.now())
        .publishing(
            new AssignmentReleased(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                assignment.id(),
                assignment.team(),
                ReleaseReason.HANDED_OVER,
                null),
            new AssignmentAccepted(
                UUID.randomUUID(),
                file.now(),
                file.attempt(),
                newAssignmentId,
                offerId,
                handover.asker()));
  }
}
