package org.diandan.request.action;

import java.util.Set;
import java.util.UUID;
import org.diandan.contract.LadderEvent.LadderReason;
import org.diandan.contract.LadderEvent.RequestReferred;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.outbox.Change;
import org.diandan.request.action.HandledByDepartment.Again;
import org.diandan.request.action.MovingChanges.Taken;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.lifecycle.Lifecycle;

/** The resident says "not resolved" to a department, which tries again with new clocks. */
final class TryAgainChange {

  private static final String TRY_AGAIN =
      """
      changed as (
        update request
        set state = :state,
          version = version + 1,
          round = round + 1,
          delivered_at = null,
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
        select id, :round, false, :stars, :words, :now from changed
      )
      """;

  private TryAgainChange() {}

  /**
   * The referral is told before the reopening: whoever searches for teams then knows that this
   * attempt is not theirs.
   */
  static Change of(Taken taken, Evaluate verdict, Again again, Clocks clocks) {
    var request = taken.standing().request();
    var referred = referred(taken, again);
    return acting(taken, verdict)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(taken.step()))
        .bind("state", Lifecycle.targetOf(taken.step()).name())
        .bind("acceptBy", clocks.acceptBy())
        .bind("finishBy", clocks.finishBy())
        .bind("rung", again.rung().name())
        .bind("reason", LadderReason.NOT_SATISFIED.name())
        .bind("now", request.now())
        .bind("until", again.finishBy())
        .bind("referral", referred.referralId())
        .bind("round", request.round())
        .bind("department", again.department())
        .bind("forced", again.forced())
        .bind("signBy", again.signBy())
        .bind("name", again.name())
        .publishing(
            MovingChanges.evaluated(taken, verdict),
            referred,
            MovingChanges.reopened(taken, clocks));
  }

  private static Change acting(Taken taken, Evaluate verdict) {
    return Change.of(TRY_AGAIN)
        .bind("event", UUID.randomUUID())
        .bind("kind", taken.step().name())
        .bind("actorKind", taken.actor().kind().name())
        .bindNullable("actorId", taken.actor().id(), UUID.class)
        .bind("stars", verdict.stars())
        .bindNullable("words", taken.wordsSealed(), String.class);
  }

  private static RequestReferred referred(Taken taken, Again again) {
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
