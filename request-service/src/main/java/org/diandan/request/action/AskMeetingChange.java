package org.diandan.request.action;

import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.RequestSentToMeeting;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.action.HandledAbove.Again.ByMeeting;
import org.diandan.request.action.MovingChanges.Taken;

/**
 * The resident reopens what the joint meeting said cannot be done; it waits for the next meeting
 * with new clocks.
 */
final class AskMeetingChange {

  private static final String ASK_MEETING =
      """
      changed as (
        update request
        set state = :state,
          version = version + 1,
          round = round + 1,
          closed_at = null,
          closure_reason = null,
          accept_by = :acceptBy,
          finish_by = :finishBy,
          rung = 'MEETING',
          rung_reason = :reason,
          rung_since = :now,
          rung_until = :until
        where id = :id and version = :version and state = any(:from)
        returning id
      ), step as (
        insert into request_step (
          request_id, event_id, kind, round, occurred_at, actor_kind, actor_id)
        select id, :event, :kind, :round, :now, :actorKind, :actorId from changed
      ), words as (
        insert into request_words (request_id, event_id, kind, words_sealed, said_at)
        select id, :event, :kind, :words, :now
        from changed
        where cast(:words as text) is not null
      )
      """;

  private AskMeetingChange() {}

  /**
   * It is told that the meeting holds it before it is told that it was reopened: whoever searches
   * for teams then knows that this attempt is not theirs.
   */
  static Change of(Taken taken, ByMeeting meeting, Clocks clocks) {
    return MovingChanges.withStep(Change.of(ASK_MEETING), taken)
        .bind("acceptBy", clocks.acceptBy())
        .bind("finishBy", clocks.finishBy())
        .bind("reason", LadderReason.NOT_SATISFIED.name())
        .bind("until", meeting.decideBy())
        .publishing(sent(taken, meeting), MovingChanges.reopened(taken, clocks));
  }

  private static RequestSentToMeeting sent(Taken taken, ByMeeting meeting) {
    return new RequestSentToMeeting(
        UUID.randomUUID(),
        taken.request(),
        taken.now(),
        taken.standing().area(),
        taken.standing().request().round() + 1,
        null,
        LadderReason.NOT_SATISFIED,
        meeting.decideBy());
  }
}
