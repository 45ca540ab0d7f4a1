package org.diandan.matching.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.ClockEvent.ClockMoved;
import org.diandan.contract.ItemFlag;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.RemarkEvent.RequestRescheduled;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.SkillCode;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.VisitClocks;
import org.diandan.outbox.Change;

/** What becomes of a search when its request changes. */
final class CaseChanges {

  private static final String OPEN =
      """
      changed as (
        insert into matching.dispatch_case as known (
          request_id, order_number, area, kafka_partition, item, urgency, skills, flags,
          longitude, latitude, wished_from, wished_until, round, round_began_at, accept_by,
          finish_by, state, next_step_at, version)
        values (
          :request_id, :order_number, :area, :partition, :item, :urgency, :skills, :flags,
          :longitude, :latitude, :wished_from, :wished_until, 1, now(), :accept_by,
          :finish_by, 'SEARCHING', now(), 1)
        on conflict on constraint dispatch_case_pk do update
        set version = known.version
        returning request_id)
      """;

  private static final String REOPEN =
      """
      changed as (
        update matching.dispatch_case
        set round = :round, round_began_at = now(), accept_by = :accept_by,
          finish_by = :finish_by, state = 'SEARCHING', next_step_at = now(), version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id)
      """;

  private static final String MOVE =
      """
      changed as (
        update matching.dispatch_case
        set accept_by = :accept_by, finish_by = :finish_by, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id)
      """;

  /** A search looks again at once; a plan becomes a search, which plans anew and says so. */
  private static final String RESCHEDULE =
      """
      changed as (
        update matching.dispatch_case
        set wished_from = :wished_from, wished_until = :wished_until, version = version + 1,
          state = case state when 'PLANNED' then 'SEARCHING' else state end,
          next_step_at = case
            when state in ('SEARCHING', 'PLANNED') then now()
            when cast(:first_look as timestamptz) is not null then :first_look
            else next_step_at end
        where request_id = :request_id
          and version = :version
        returning request_id),
      moved as (
        update matching.assignment a
        set start_by = :start_by, late_told_at = null
        from changed
        where a.request_id = changed.request_id
          and a.state = 'ACCEPTED')
      """;

  private static final String RESUME =
      """
      changed as (
        update matching.dispatch_case
        set state = 'SEARCHING', next_step_at = now(), version = version + 1
        where request_id = :request_id
          and version = :version
          and state = 'CLOSED'
        returning request_id)
      """;

  /** What was asked and promised in the name of the changed case ends. */
  static final String ENDINGS =
      """
      taken_back as (
        update matching.offer o
        set state = 'WITHDRAWN', answered_at = now()
        from changed
        where o.request_id = changed.request_id
          and o.state = 'SENT'),
      given_back as (
        update matching.assignment a
        set state = 'RELEASED', released_at = now(), release_reason = 'REQUEST_ENDED'
        from changed
        where a.request_id = changed.request_id
          and a.state in ('ACCEPTED', 'IN_SERVICE')
        returning a.team_id),
      freed as (
        update matching.team t
        set open_assignments = t.open_assignments - 1
        from given_back
        where t.id = given_back.team_id),
      lapsed as (
        update matching.handover h
        set state = 'LAPSED', answered_at = now()
        from changed
        where h.request_id = changed.request_id
          and h.state = 'ASKED')
      """;

  private static final String END =
      """
      changed as (
        update matching.dispatch_case
        set state = 'CLOSED', round = :round, next_step_at = null, version = version + 1
        where request_id = :request_id
          and version = :version
        returning request_id),
      """
          + ENDINGS;

  private CaseChanges() {}

  /** A case opens, due at once. */
  static Change open(RequestSubmitted request, int partition) {
    var need = request.need();
    var position = request.position();
    var wished = request.wished();
    return withNeed(Change.of(OPEN), need, request.clocks())
        .bind("request_id", request.requestId())
        .bind("order_number", request.orderNumber())
        .bind("area", request.area().value())
        .bind("partition", partition)
        .bindNullable("longitude", position == null ? null : position.longitude(), Double.class)
        .bindNullable("latitude", position == null ? null : position.latitude(), Double.class)
        .bindNullable("wished_from", wished == null ? null : wished.from(), Instant.class)
        .bindNullable("wished_until", wished == null ? null : wished.until(), Instant.class);
  }

  /** What is needed, and until when. */
  static Change withNeed(Change change, Need need, Clocks clocks) {
    return change
        .bind("item", need.item().value())
        .bind("urgency", need.urgency().name())
        .bind(
            "skills", need.skills().stream().map(SkillCode::value).sorted().toArray(String[]::new))
        .bind("flags", need.flags().stream().map(ItemFlag::letter).sorted().toArray(String[]::new))
        .bind("accept_by", clocks.acceptBy())
        .bind("finish_by", clocks.finishBy());
  }

  /** The search begins anew; an event of a round we know already changes nothing. */
  static Change beginAnew(CaseFile file, int round, Clocks clocks) {
    if (round <= file.round()) {
      return Change.none();
    }
    return Change.of(REOPEN)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("round", round)
        .bind("accept_by", clocks.acceptBy())
        .bind("finish_by", clocks.finishBy());
  }

  /** The promises moved; the search goes on as it was. A move of an earlier round is void. */
  static Change move(CaseFile file, ClockMoved moved) {
    if (moved.round() < file.round()) {
      return Change.none();
    }
    return Change.of(MOVE)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("accept_by", moved.clocks().acceptBy())
        .bind("finish_by", moved.clocks().finishBy());
  }

  /**
   * Another time is wished. A team that has promised to come keeps the task and has until the end
   * of the new time; whoever is there already is not disturbed.
   */
  static Change reschedule(CaseFile file, RequestRescheduled request, VisitClocks clocks) {
    if (file.state() == CaseFile.State.DELIVERED || file.state() == CaseFile.State.CLOSED) {
      return Change.none();
    }
    var wished = request.wished();
    var startBy = clocks.startBy(file, wished);
    boolean expected =
        file.findActive()
            .filter(active -> active.state() == CaseFile.AssignmentState.ACCEPTED)
            .isPresent();
    return Change.of(RESCHEDULE)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("wished_from", wished.from())
        .bind("wished_until", wished.until())
        .bind("start_by", startBy)
        .bindNullable("first_look", expected ? clocks.firstLook(startBy) : null, Instant.class);
  }

  /**
   * The search for a request that was handled together with another one goes on, under the promises
   * it always had; one that never stopped is left alone.
   */
  static Change resume(CaseFile file) {
    return file.state() == CaseFile.State.CLOSED
        ? Change.of(RESUME).bind("request_id", file.requestId()).bind("version", file.version())
        : Change.none();
  }

  /** Whatever is open ends: questions are taken back, the team is free again. */
  static Change end(CaseFile file) {
    return stop(file, file.round());
  }

  /**
   * Somebody else than volunteers holds the request: whatever is open ends.
   *
   * @param round the attempt that others make; a search of it is never begun
   */
  static Change stop(CaseFile file, int round) {
    return Change.of(END)
        .bind("request_id", file.requestId())
        .bind("version", file.version())
        .bind("round", Math.max(round, file.round()))
        .publishing(endings(file));
  }

  static List<AssignmentEvent> endings(CaseFile file) {
    var endings = new ArrayList<AssignmentEvent>();
    for (var offer : file.unanswered()) {
      endings.add(
          new OfferWithdrawn(
              UUID.randomUUID(), file.now(), file.attempt(), offer.id(), offer.team()));
    }
    file.findActive()
        .ifPresent(
            active ->
                endings.add(
                    new AssignmentReleased(
                        UUID.randomUUID(),
                        file.now(),
                        file.attempt(),
                        active.id(),
                        active.team(),
                        ReleaseReason.REQUEST_ENDED,
                        null)));
    return endings;
  }
}
