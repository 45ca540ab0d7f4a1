package org.diandan.request.meeting;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.MeetingDecided;
import org.diandan.contract.LadderEvent.Ruling;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.outbox.Change;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;
import org.diandan.request.privacy.FieldCipher;
import org.diandan.request.referral.Because;
import org.diandan.request.referral.LadderOutcome;
import org.diandan.request.referral.LadderRequests;
import org.diandan.request.referral.LadderRequests.Move;
import org.diandan.request.referral.MoveRequest;
import org.diandan.request.referral.OnLadder;
import org.diandan.request.referral.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts requests on an agenda and carries decisions out; what is decided moves the request. */
@Component
public final class DecideItem {

  private static final String ADD =
      """
      moved as (
        update request
        set version = version + 1, rung_until = :heldAt
        where id = :id and version = :version and state = 'CONFERENCE' and not is_merged
        returning id
      ), item as (
        insert into meeting_item (meeting_id, request_id)
        select :meeting, id from moved
        -- Somebody else put it on an agenda in this moment.
        on conflict do nothing
        returning request_id
      ), changed as (
        select case
          when exists (select from item)
            then append_audit(:by, 'meeting-item-added', cast(id as text), '', :source)
        end
        from moved
      )
      """;

  private static final String DECIDE =
      """
      item as (
        select request_id
        from meeting_item
        where meeting_id = :meeting and request_id = :id and ruling is null
        for update
      ), moved as (
        update request
        set version = version + 1,
          state = :state,
          closed_at = case when :ends then cast(:now as timestamptz) end,
          closure_reason = case when :ends then 'CANNOT_BE_DONE' end
        where id = :id
          and version = :version
          and state = 'CONFERENCE'
          and exists (select from item)
        returning id
      ), decided as (
        update meeting_item
        set ruling = :ruling, words_sealed = :words, decided_at = :now, decided_by = :by
        where meeting_id = :meeting and request_id = :id and exists (select from moved)
      ), told as (
        insert into request_words (request_id, event_id, kind, words_sealed, said_at)
        select id, :event, 'CLOSE_BY_STAFF', :words, :now from moved where :ends
      ), step as (
        insert into request_step (request_id, event_id, kind, round, team_name, occurred_at)
        select moved.id, :event, kind, :round, m.title, :now
        from moved
        join meeting m on m.id = :meeting
        cross join unnest(:kinds) as kind
      ), changed as (
        select append_audit(:by, 'meeting-decided', cast(id as text), :ruling, :source) from moved
      )
      """;

  private final LadderRequests requests;
  private final MoveRequest moving;
  private final FieldCipher cipher;

  DecideItem(LadderRequests requests, MoveRequest moving, FieldCipher cipher) {
    this.requests = requests;
    this.moving = moving;
    this.cipher = cipher;
  }

  /**
   * A decision as an official wrote it down, checked.
   *
   * @param department who answers for it; null unless it is referred
   * @param dueBy when it should be done; null unless it is referred
   * @param words what was decided; the department, or the resident whose request ends, reads it
   */
  public record Decision(
      Ruling ruling, @Nullable UUID department, @Nullable Instant dueBy, String words) {

    /** Never shows words in a log. */
    @Override
    public String toString() {
      return "Decision[%s]".formatted(ruling);
    }
  }

  /** Puts a request on the agenda; it comes before the meeting if it is not there yet. */
  public Mono<LadderOutcome> add(Meeting meeting, UUID request, LadderReason why, Staff by) {
    var because = new Because(why, null, by.person(), by.source());
    return requests
        .find(request)
        .flatMap(
            found ->
                found.state() == RequestState.CONFERENCE
                    ? requests.decide(request, now -> added(now, meeting, by))
                    : moving.sendToMeeting(request, meeting.id(), meeting.heldAt(), because))
        .defaultIfEmpty(new LadderOutcome.Unknown());
  }

  /** Carries a decision out; the caller has checked that the request is on the agenda. */
  public Mono<LadderOutcome> decide(UUID meeting, UUID request, Decision decision, Staff by) {
    var sealed = cipher.encrypt(decision.words());
    var because =
        new Because(
            LadderReason.MEETING_DECISION,
            sealed,
            by.person(),
            by.source(),
            new Because.Decision(
                meeting, decision.ruling(), decision.department(), decision.dueBy()));
    return switch (decision.ruling()) {
      case REFER -> {
        var department = decision.department();
        yield department == null
            ? Mono.just(new LadderOutcome.NotForThisArea())
            : moving.refer(request, department, Set.of(), because);
      }
      case HAND_BACK -> moving.handBack(request, because);
      case CANNOT_BE_DONE, ADJOURN ->
          requests.decide(
              request, found -> decided(found, meeting, new Sealed(decision.ruling(), sealed), by));
    };
  }

  private record Sealed(Ruling ruling, String words) {}

  private static Move added(OnLadder request, Meeting meeting, Staff by) {
    return request.state() == RequestState.CONFERENCE
        ? new Move.Write(
            Change.of(ADD)
                .bind("id", request.id())
                .bind("version", request.version())
                .bind("heldAt", meeting.heldAt())
                .bind("meeting", meeting.id())
                .bind("by", by.person())
                .bind("source", by.source()))
        : new Move.Refuse(new LadderOutcome.OutOfOrder(request.state()));
  }

  private static Move decided(OnLadder request, UUID meeting, Sealed decision, Staff by) {
    if (request.state() != RequestState.CONFERENCE) {
      return new Move.Refuse(new LadderOutcome.OutOfOrder(request.state()));
    }
    boolean ends = decision.ruling() == Ruling.CANNOT_BE_DONE;
    var event =
        new MeetingDecided(
            UUID.randomUUID(),
            request.id(),
            request.now(),
            request.area(),
            request.round(),
            meeting,
            decision.ruling(),
            null,
            null);
    var change =
        Change.of(DECIDE)
            .bind("id", request.id())
            .bind("version", request.version())
            .bind("meeting", meeting)
            .bind("ends", ends)
            .bind("state", (ends ? Lifecycle.targetOf(Step.EXPLAIN) : request.state()).name())
            .bind("ruling", decision.ruling().name())
            .bind("words", decision.words())
            .bind("event", event.eventId())
            .bind("round", request.round())
            .bind("kinds", ends ? new String[] {"DECIDE", "EXPLAIN"} : new String[] {"DECIDE"})
            .bind("now", request.now())
            .bind("by", by.person())
            .bind("source", by.source())
            .publishing(event);
    return new Move.Write(ends ? change.publishing(closed(request)) : change);
  }

  private static RequestClosed closed(OnLadder request) {
    return new RequestClosed(
        UUID.randomUUID(),
        request.id(),
        request.now(),
        request.area(),
        ClosureReason.CANNOT_BE_DONE);
  }
}
