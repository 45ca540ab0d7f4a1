package org.diandan.matching.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.matching.assignment.GuardedWrites;
import org.diandan.matching.board.OpenBoard.Taken;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.policy.DispatchDecision.Offer;
import org.diandan.outbox.Change;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a grab: one conditional statement, so that the first one wins. */
@Component
class TakeWriter {

  private static final String TAKE =
      """
      held as (
        select c.request_id, c.round
        from matching.dispatch_case c
        where c.request_id = :request_id
          and c.version = :version
          and c.state = 'SEARCHING'
        for update of c),
      room as (
        update matching.team t
        set open_assignments = t.open_assignments + 1
        from held
        where t.id = :team_id
          and t.open_assignments < t.capacity
          and (t.capacity_per_day is null or matching.day_has_room(t.id, held.request_id))
        returning t.id),
      asked as (
        insert into matching.offer (id, request_id, round, team_id, state, sent_at, expires_at,
          distance_metres, explanation, answered_at, answered_by, origin)
        select :offer_id, held.request_id, held.round, room.id, 'ACCEPTED', :now, :now,
          :distance_metres, cast(:explanation as jsonb), :now, :person_id, 'BOARD'
        from held, room),
      changed as (
        insert into matching.assignment (
          id, request_id, round, offer_id, team_id, state, accepted_at, accepted_by, start_by)
        select :assignment_id, held.request_id, held.round, :offer_id, room.id, 'ACCEPTED', :now,
          :person_id, :start_by
        from held, room
        returning request_id),
      assigned as (
        update matching.dispatch_case c
        set state = 'ASSIGNED', next_step_at = :first_look, version = c.version + 1
        from changed
        where c.request_id = changed.request_id),
      taken_back as (
        update matching.offer o
        set state = 'WITHDRAWN', answered_at = :now
        from changed
        where o.request_id = changed.request_id
          and o.state = 'SENT')
      """;

  private final GuardedWrites writes;
  private final SettingsInForce settings;
  private final JsonMapper json;

  TakeWriter(GuardedWrites writes, SettingsInForce settings, JsonMapper json) {
    this.writes = writes;
    this.settings = settings;
    this.json = json;
  }

  Mono<Taken> retried(Mono<Optional<Taken>> attempt) {
    return writes.retried(attempt, new Taken.Gone());
  }

  Mono<Optional<Taken>> take(CaseFile file, Offer fitting, UUID personId) {
    var offerId = UUID.randomUUID();
    var assignmentId = UUID.randomUUID();
    var clocks = settings.visitClocks();
    var startBy = clocks.startBy(file);
    return writes.write(
        Change.of(TAKE)
            .bind("request_id", file.requestId())
            .bind("version", file.version())
            .bind("team_id", fitting.teamId())
            .bind("offer_id", offerId)
            .bind("assignment_id", assignmentId)
            .bind("now", file.now())
            .bind("person_id", personId)
            .bindNullable("distance_metres", fitting.distanceMetres(), Integer.class)
            .bind("explanation", json.writeValueAsString(fitting.explanation()))
            .bind("start_by", startBy)
            .bind("first_look", clocks.firstLook(startBy))
            .publishing(events(file, fitting, offerId, assignmentId)),
        new Taken.Accepted(assignmentId));
  }

  private static List<AssignmentEvent> events(
      CaseFile file, Offer fitting, UUID offerId, UUID assignmentId) {
    var events = new ArrayList<AssignmentEvent>();
    events.add(
        new AssignmentAccepted(
            UUID.randomUUID(),
            file.now(),
            file.attempt(),
            assignmentId,
            offerId,
            new TeamRef(fitting.teamId(), fitting.teamName())));
    for (var other : file.unanswered()) {
      events.add(
          new OfferWithdrawn(
              UUID.randomUUID(), file.now(), file.attempt(), other.id(), other.team()));
    }
    return events;
  }
}
