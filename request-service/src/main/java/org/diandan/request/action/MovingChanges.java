package org.diandan.request.action;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.RequestClosed;
import org.diandan.contract.RequestEvent.RequestEvaluated;
import org.diandan.contract.RequestEvent.RequestReopened;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.outbox.Change;
import org.diandan.request.action.ResidentAction.Evaluate;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.Step;
import org.jspecify.annotations.Nullable;

/** The changes that move a request; each holds only while the request is as it was read. */
final class MovingChanges {

  private MovingChanges() {}

  /**
   * A step and who takes it.
   *
   * @param wordsSealed what was said with it, encrypted; null when nothing was
   */
  record Taken(Standing standing, Step step, Actor actor, @Nullable String wordsSealed) {

    UUID request() {
      return standing.id();
    }

    Instant now() {
      return standing.now();
    }
  }

  /** The resident says it is resolved. */
  static Change confirm(Taken taken, Evaluate verdict) {
    var reason =
        taken.standing().department().isPresent()
            ? ClosureReason.RESOLVED_BY_DEPARTMENT
            : ClosureReason.RESOLVED_BY_VOLUNTEERS;
    return change(taken, verdict, new Ending(reason, null, false))
        .publishing(evaluated(taken, verdict), closed(taken, reason));
  }

  /** The resident says it is not; the search starts again with new clocks. */
  static Change judgeUnresolved(Taken taken, Evaluate verdict, Clocks clocks) {
    return change(taken, verdict, new Ending(null, clocks, true))
        .publishing(evaluated(taken, verdict), reopened(taken, clocks));
  }

  /** What was closed is searched for again, with new clocks; the old verdict stays. */
  static Change reopen(Taken taken, Clocks clocks) {
    return change(taken, null, new Ending(null, clocks, true)).publishing(reopened(taken, clocks));
  }

  /** The resident no longer wants it. */
  static Change withdraw(Taken taken) {
    return change(taken, null, new Ending(ClosureReason.WITHDRAWN, null, true))
        .publishing(
            new RequestWithdrawn(
                UUID.randomUUID(), taken.request(), taken.now(), taken.standing().area()),
            closed(taken, ClosureReason.WITHDRAWN));
  }

  /**
   * How this attempt ends.
   *
   * @param reason null when the request goes on
   * @param clocks new promises; null when the old ones stay
   * @param forgotten whether the teams of this attempt lose sight of it
   */
  private record Ending(
      @Nullable ClosureReason reason, @Nullable Clocks clocks, boolean forgotten) {}

  private static Change change(Taken taken, @Nullable Evaluate verdict, Ending ending) {
    return withStep(withVerdict(withEnding(update(), taken.now(), ending), verdict), taken);
  }

  /** Which request takes which step, by whom and with which words. */
  static Change withStep(Change change, Taken taken) {
    var request = taken.standing().request();
    return change
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(taken.step()))
        .bind("state", Lifecycle.targetOf(taken.step()).name())
        .bind("round", request.round())
        .bind("now", utc(request.now()))
        .bind("event", UUID.randomUUID())
        .bind("kind", taken.step().name())
        .bind("actorKind", taken.actor().kind().name())
        .bindNullable("actorId", taken.actor().id(), UUID.class)
        .bindNullable("words", taken.wordsSealed(), String.class);
  }

  private static Change withEnding(Change change, Instant now, Ending ending) {
    var reason = ending.reason();
    var clocks = ending.clocks();
    return change
        .bind("forgotten", ending.forgotten())
        .bind("again", clocks != null)
        .bindNullable(
            "acceptBy", clocks == null ? null : utc(clocks.acceptBy()), OffsetDateTime.class)
        .bindNullable(
            "finishBy", clocks == null ? null : utc(clocks.finishBy()), OffsetDateTime.class)
        .bindNullable("closedAt", reason == null ? null : utc(now), OffsetDateTime.class)
        .bindNullable("reason", reason == null ? null : reason.name(), String.class);
  }

  private static Change withVerdict(Change change, @Nullable Evaluate verdict) {
    return change
        .bind("judged", verdict != null)
        .bind("resolved", verdict != null && verdict.resolved())
        .bind("stars", verdict == null ? 1 : verdict.stars());
  }

  private static Change update() {
    return Change.of(
        """
        changed as (
          update request
          set state = :state,
            version = version + 1,
            round = case when :again then round + 1 else round end,
            team_id = case when :forgotten then null else team_id end,
            team_name = case when :forgotten then null else team_name end,
            delivered_at = case when :again then null else delivered_at end,
            accept_by = coalesce(:acceptBy, accept_by),
            finish_by = coalesce(:finishBy, finish_by),
            closed_at = :closedAt,
            closure_reason = :reason
          where id = :id and version = :version and state = any(:from)
          returning id
        ), step as (
          insert into request_step (
            request_id, event_id, kind, round, occurred_at, actor_kind, actor_id)
          select id, :event, :kind, :round, :now, :actorKind, :actorId from changed
        ), parties as (
          update request_party
          set standing = 'GONE'
          where request_id = :id and :forgotten and exists (select 1 from changed)
        ), verdict as (
          insert into evaluation (request_id, round, resolved, stars, words_sealed, evaluated_at)
          select id, :round, :resolved, :stars, :words, :now from changed where :judged
        ), words as (
          insert into request_words (request_id, event_id, kind, words_sealed, said_at)
          select id, :event, :kind, :words, :now
          from changed
          where not :judged and cast(:words as text) is not null
        )
        """);
  }

  static RequestEvaluated evaluated(Taken taken, Evaluate verdict) {
    return new RequestEvaluated(
        UUID.randomUUID(),
        taken.request(),
        taken.now(),
        taken.standing().area(),
        verdict.resolved(),
        verdict.stars(),
        taken.standing().request().round());
  }

  static RequestReopened reopened(Taken taken, Clocks clocks) {
    return new RequestReopened(
        UUID.randomUUID(),
        taken.request(),
        taken.now(),
        taken.standing().area(),
        taken.standing().request().round() + 1,
        clocks);
  }

  private static RequestClosed closed(Taken taken, ClosureReason reason) {
    return new RequestClosed(
        UUID.randomUUID(), taken.request(), taken.now(), taken.standing().area(), reason);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
