package org.diandan.request.referral;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.RequestHandedBack;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.LadderEvent.RequestSentToMeeting;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.department.Department;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;

/** The changes that move a request on the ladder; each holds only while it is as it was read. */
public final class MoveChanges {

  private static final String REFER =
      """
      moved as (
        update request
        set state = :state,
          version = version + 1,
          team_id = null,
          team_name = null,
          rung = :rung,
          rung_reason = :reason,
          rung_since = case when rung = :rung then rung_since else :now end,
          rung_until = :until
        where id = :id and version = :version and state = any(:from) and not is_merged
        returning id
      ), recalled as (
        update referral
        set state = 'RECALLED', ended_at = :now, ended_by = :by
        where request_id = :id and state = 'OPEN' and exists (select from moved)
        returning id
      ), wishes as (
        update referral_extension
        set state = 'VOID'
        where referral_id in (select id from recalled) and state = 'ASKED'
      ), referred as (
        insert into referral (
          id, request_id, round, rung, department_id, reason, words_sealed, forced, referred_by,
          referred_at, sign_by, finish_by, original_finish_by)
        select :referral, id, :round, :rung, :department, :reason, :words, :forced, :by, :now,
          :signBy, :until, :until
        from moved
        -- The open one has to be recalled before there can be another one.
        where (select count(*) from recalled) >= 0
      ), helping as (
        insert into referral_helper (referral_id, department_id, asked_at)
        select :referral, helper, :now from moved, unnest(:helpers) as helper
      ), step as (
        insert into request_step (
          request_id, event_id, kind, round, team_name, occurred_at, reason)
        select id, :event, 'REFER', :round, :name, :now, :reason from moved
      ), decided as (
        update meeting_item
        set ruling = 'REFER', department_id = :department, due_by = :until, words_sealed = :words,
          decided_at = :now, decided_by = :by
        where meeting_id = cast(:meeting as uuid)
          and request_id = :id
          and ruling is null
          and exists (select from moved)
      ), ruled as (
        insert into request_step (request_id, event_id, kind, round, occurred_at)
        select id, :event, 'DECIDE', :round, :now
        from moved
        where cast(:meeting as uuid) is not null
      ), parties as (
        update request_party
        set standing = 'GONE'
        where request_id = :id and exists (select from moved)
      ), changed as (
        select append_audit(:by, 'request-referred', cast(id as text), :summary, :source)
        from moved
      )
      """;

  private static final String HAND_BACK =
      """
      moved as (
        update request
        set state = :state, version = version + 1, round = round + 1, accept_by = :acceptBy,
          finish_by = :finishBy
        where id = :id and version = :version and state = any(:from) and not is_merged
        returning id
      ), step as (
        insert into request_step (request_id, event_id, kind, round, occurred_at, reason)
        select id, :event, 'HAND_BACK', :round, :now, :reason from moved
      ), decided as (
        update meeting_item
        set ruling = 'HAND_BACK', department_id = null, due_by = null, words_sealed = :words,
          decided_at = :now, decided_by = :by
        where meeting_id = cast(:meeting as uuid)
          and request_id = :id
          and ruling is null
          and exists (select from moved)
      ), ruled as (
        insert into request_step (request_id, event_id, kind, round, occurred_at)
        select id, :event, 'DECIDE', :round, :now
        from moved
        where cast(:meeting as uuid) is not null
      ), changed as (
        select append_audit(:by, 'request-handed-back', cast(id as text), :reason, :source)
        from moved
      )
      """;

  private static final String SEND_TO_MEETING =
      """
      moved as (
        update request
        set state = :state,
          version = version + 1,
          team_id = null,
          team_name = null,
          rung = 'MEETING',
          rung_reason = :reason,
          rung_since = :now,
          rung_until = :until
        where id = :id and version = :version and state = any(:from) and not is_merged
        returning id
      ), step as (
        insert into request_step (request_id, event_id, kind, round, occurred_at, reason)
        select id, :event, 'SEND_TO_MEETING', :round, :now, :reason from moved
      ), item as (
        insert into meeting_item (meeting_id, request_id)
        select cast(:meeting as uuid), id from moved where cast(:meeting as uuid) is not null
      ), parties as (
        update request_party
        set standing = 'GONE'
        where request_id = :id and exists (select from moved)
      ), changed as (
        select append_audit(:by, 'request-sent-to-meeting', cast(id as text), :reason, :source)
        from moved
      )
      """;

  private MoveChanges() {}

  /**
   * To whom it goes.
   *
   * @param helpers departments that add their part
   * @param persons who answers for all of them
   */
  public record Target(Department department, Set<UUID> helpers, Set<UUID> persons) {
    public Target {
      helpers = Set.copyOf(helpers);
      persons = Set.copyOf(persons);
    }
  }

  /** When it has to be signed for and done. */
  record Deadlines(Instant signBy, Instant finishBy) {}

  static Change refer(OnLadder request, Target target, Because because, Deadlines deadlines) {
    var department = target.department();
    var event =
        new RequestReferred(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            UUID.randomUUID(),
            department.level(),
            department.id(),
            target.helpers(),
            because.reason(),
            because.meeting() != null || Ladder.forces(request),
            deadlines.signBy(),
            deadlines.finishBy(),
            target.persons());
    return decided(moving(Change.of(REFER), request, because, Step.REFER), request, because)
        .bind("event", event.eventId())
        .bind("round", request.round())
        .bind("rung", event.rung().name())
        .bind("until", event.finishBy())
        .bind("referral", event.referralId())
        .bind("department", department.id())
        .bind("name", department.name())
        .bind("forced", event.forced())
        .bind("signBy", event.signBy())
        .bind("helpers", target.helpers().toArray(UUID[]::new))
        .bind("summary", because.reason() + " " + department.name())
        .publishing(event);
  }

  static Change handBack(OnLadder request, Clocks clocks, Because because) {
    var event =
        new RequestHandedBack(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round() + 1,
            because.reason(),
            clocks);
    return decided(moving(Change.of(HAND_BACK), request, because, Step.HAND_BACK), request, because)
        .bind("event", event.eventId())
        .bind("round", event.round())
        .bind("acceptBy", clocks.acceptBy())
        .bind("finishBy", clocks.finishBy())
        .publishing(event);
  }

  static Change sendToMeeting(
      OnLadder request, @Nullable UUID meeting, Instant decideBy, Because because) {
    var event =
        new RequestSentToMeeting(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            meeting,
            because.reason(),
            decideBy);
    return moving(Change.of(SEND_TO_MEETING), request, because, Step.SEND_TO_MEETING)
        .bind("event", event.eventId())
        .bind("round", event.round())
        .bind("until", decideBy)
        .bindNullable("meeting", meeting, UUID.class)
        .publishing(event);
  }

  /** A move that may be a meeting's decision, which is written down with it. */
  private static Change decided(Change change, OnLadder request, Because because) {
    var meeting = because.meeting();
    var told =
        change
            .bindNullable("words", because.sealed(), String.class)
            .bindNullable("meeting", meeting == null ? null : meeting.meeting(), UUID.class);
    return meeting == null ? told : told.publishing(meeting.event(request));
  }

  private static Change moving(Change change, OnLadder request, Because because, Step step) {
    return change
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(step))
        .bind("state", Lifecycle.targetOf(step).name())
        .bind("now", request.now())
        .bind("reason", because.reason().name())
        .bind("by", because.by())
        .bind("source", because.source());
  }
}
