package org.diandan.request.action;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.action.HandledAbove.Again.ByDepartment;
import org.diandan.request.action.MovingChanges.Taken;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.jspecify.annotations.Nullable;

/**
 * The resident says "not resolved" to a department, or reopens what it said cannot be done; it
 * tries again with new clocks.
 */
final class TryAgainChange {

  private static final String TRY_AGAIN =
      """
      changed as (
        update request
        set state = :state,
          version = version + 1,
          round = round + 1,
          delivered_at = null,
          closed_at = null,
          closure_reason = null,
          accept_by = :acceptBy,
          finish_by = :finishBy,
          rung = :rung,
          rung_reason = :reason,
          rung_since = :now,
          rung_until = :until
        where id = :id and version = :version and state = any(:from)
        returning id
      ), referred as (
        insert into referral (
          id, request_id, round, rung, department_id, reason, forced, referred_at, sign_by,
          finish_by, original_finish_by)
        select :referral, id, :round + 1, :rung, :department, :reason, :forced, :now, :signBy,
          :until, :until
        from changed
      ), step as (
        insert into request_step (
          request_id, event_id, kind, round, team_name, occurred_at, actor_kind, actor_id)
        select id, :event, :kind, :round, :name, :now, :actorKind, :actorId from changed
      ), verdict as (
        insert into evaluation (request_id, round, resolved, stars, words_sealed, evaluated_at)
        select id, :round, false, :stars, :words, :now from changed where :judged
      ), words as (
        insert into request_words (request_id, event_id, kind, words_sealed, said_at)
        select id, :event, :kind, :words, :now
        from changed
        where not :judged and cast(:words as text) is not null
      )
      """;

  private TryAgainChange() {}

  /** What was served is not resolved. */
  static Change judged(Taken taken, Evaluate verdict, ByDepartment again, Clocks clocks) {
    var evaluated = MovingChanges.evaluated(taken, verdict);
    return again(
        verdict(Change.of(TRY_AGAIN), verdict).publishing(evaluated), taken, again, clocks);
  }

  /** What was ended is reopened. */
  static Change reopened(Taken taken, ByDepartment again, Clocks clocks) {
    return again(verdict(Change.of(TRY_AGAIN), null), taken, again, clocks);
  }

  /**
   * The referral is told before the reopening: whoever searches for teams then knows that this
   * attempt is not theirs.
   */
  private static Change again(Change judged, Taken taken, ByDepartment again, Clocks clocks) {
    var referred = referred(taken, again);
    return MovingChanges.withStep(judged, taken)
        .bind("acceptBy", clocks.acceptBy())
        .bind("finishBy", clocks.finishBy())
        .bind("rung", again.rung().name())
        .bind("reason", LadderReason.NOT_SATISFIED.name())
        .bind("until", again.finishBy())
        .bind("referral", referred.referralId())
        .bind("department", again.department())
        .bind("forced", again.forced())
        .bind("signBy", again.signBy())
        .bind("name", again.name())
        .publishing(referred, MovingChanges.reopened(taken, clocks));
  }

  private static Change verdict(Change change, @Nullable Evaluate verdict) {
    return change
        .bind("judged", verdict != null)
        .bind("stars", verdict == null ? 1 : verdict.stars());
  }

  private static RequestReferred referred(Taken taken, ByDepartment again) {
    return new RequestReferred(
        UUID.randomUUID(),
        taken.request(),
        taken.now(),
        taken.standing().area(),
        taken.standing().request().round() + 1,
        UUID.randomUUID(),
        again.rung(),
        again.department(),
        Set.of(),
        LadderReason.NOT_SATISFIED,
        again.forced(),
        again.signBy(),
        again.finishBy(),
        again.persons());
  }
}
