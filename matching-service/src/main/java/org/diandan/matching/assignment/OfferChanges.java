package org.diandan.matching.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.DeclineReason;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.Offer;
import org.diandan.outbox.Change;

/** The statements of a leader's yes and no, each with its events. */
final class OfferChanges {

  private static final String ACCEPT =
      """
      held as (
        select c.request_id, o.id as offer_id, o.round, o.team_id
        from matching.dispatch_case c
        join matching.offer o on o.request_id = c.request_id
        where c.request_id = :request_id
          and c.version = :version
          and o.id = :offer_id
          and o.state = 'SENT'
          and o.expires_at > now()
        for update of c),
      room as (
        update matching.team t
        set open_assignments = t.open_assignments + 1
        from held
        where t.id = held.team_id
          and t.open_assignments < t.capacity
          and (t.capacity_per_day is null or matching.day_has_room(t.id, held.request_id))
        returning t.id),
      changed as (
        insert into matching.assignment (
          id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by, start_by)
        select :assignment_id, held.request_id, held.round, held.offer_id, held.team_id,
          'ACCEPTED', now(), :person_id, :start_by
        from held
        join room on room.id = held.team_id
        returning request_id, offer_id),
      assigned as (
        update matching.dispatch_case c
        set state = 'ASSIGNED', next_step_at = :first_look, version = c.version + 1
        from changed
        where c.request_id = changed.request_id),
      answered as (
        update matching.offer o
        set state = case when o.id = changed.offer_id then 'ACCEPTED' else 'WITHDRAWN' end,
          answered_at = now(),
          answered_by = case when o.id = changed.offer_id then cast(:person_id as uuid) end
        from changed
        where o.request_id = changed.request_id
          and o.state = 'SENT')
      """;

  private static final String DECLINE =
      """
      changed as (
        update matching.dispatch_case c
        set next_step_at = now(), version = c.version + 1
        where c.request_id = :request_id
          and c.version = :version
          and exists (
            select 1
            from matching.offer o
            where o.id = :offer_id
              and o.state = 'SENT'
              and o.expires_at > now())
        returning c.request_id),
      answered as (
        update matching.offer o
        set state = 'DECLINED', decline_reason = :reason, answered_at = now(),
          answered_by = :person_id
        from changed
        where o.id = :offer_id)
      """;

  private OfferChanges() {}

  /** Who says yes, to which assignment, and the clock that starts with it. */
  record Yes(UUID personId, UUID assignmentId, Instant startBy, Instant firstLook) {}

  static Change accept(CaseFile file, Offer offer, Yes yes) {
    return Change.of(ACCEPT)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("offer_id", offer.id())
        .bind("assignment_id", yes.assignmentId())
        .bind("person_id", yes.personId())
        .bind("start_by", yes.startBy())
        .bind("first_look", yes.firstLook())
        .publishing(accepted(file, offer, yes.assignmentId()));
  }

  static Change decline(CaseFile file, Offer offer, UUID personId, DeclineReason reason) {
    return Change.of(DECLINE)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("offer_id", offer.id())
        .bind("person_id", personId)
        .bind("reason", reason.name())
        .publishing(
            new OfferDeclined(
                UUID.randomUUID(), file.now(), file.attempt(), offer.id(), offer.team(), reason));
  }

  private static List<AssignmentEvent> accepted(CaseFile file, Offer offer, UUID assignmentId) {
    var events = new ArrayList<AssignmentEvent>();
    events.add(
        new AssignmentAccepted(
            UUID.randomUUID(), file.now(), file.attempt(), assignmentId, offer.id(), offer.team()));
    for (var other : file.unanswered()) {
      if (!other.id().equals(offer.id())) {
        events.add(
            new OfferWithdrawn(
                UUID.randomUUID(), file.now(), file.attempt(), other.id(), other.team()));
      }
    }
    return events;
  }
}
