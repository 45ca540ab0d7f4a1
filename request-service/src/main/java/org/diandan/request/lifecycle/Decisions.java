package org.diandan.request.lifecycle;

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
import org.jspecify.annotations.Nullable;

/** The changes residents and silence make; each holds only while the request is as it was read. */
public final class Decisions {

  private Decisions() {}

  /**
   * A resident's answer.
   *
   * @param stars 1 to 5
   * @param wordsSealed encrypted; null when nothing was said
   */
  public record Verdict(boolean resolved, int stars, @Nullable String wordsSealed) {}

  /** The resident says it is resolved. */
  public static Change confirm(CurrentRequest request, Verdict verdict) {
    return change(
            request,
            Step.CONFIRM,
            verdict,
            new Ending(ClosureReason.RESOLVED_BY_VOLUNTEERS, null, false))
        .publishing(
            evaluated(request, verdict), closed(request, ClosureReason.RESOLVED_BY_VOLUNTEERS));
  }

  /** The resident says it is not; the search starts again with new clocks. */
  public static Change reopen(CurrentRequest request, Verdict verdict, Clocks clocks) {
    return change(request, Step.REOPEN, verdict, new Ending(null, clocks, true))
        .publishing(
            evaluated(request, verdict),
            new RequestReopened(
                UUID.randomUUID(),
                request.id(),
                request.now(),
                request.area(),
                request.round() + 1,
                clocks));
  }

  /** The resident no longer wants it. */
  public static Change withdraw(CurrentRequest request) {
    return change(request, Step.WITHDRAW, null, new Ending(ClosureReason.WITHDRAWN, null, true))
        .publishing(
            new RequestWithdrawn(UUID.randomUUID(), request.id(), request.now(), request.area()),
            closed(request, ClosureReason.WITHDRAWN));
  }

  /** Nobody answered for too long. */
  static Change staySilent(CurrentRequest request) {
    return change(
            request, Step.STAY_SILENT, null, new Ending(ClosureReason.NOT_EVALUATED, null, false))
        .publishing(closed(request, ClosureReason.NOT_EVALUATED));
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

  private static Change change(
      CurrentRequest request, Step step, @Nullable Verdict verdict, Ending ending) {
    return withVerdict(withEnding(update(), request, ending), verdict)
        .bind("id", request.id())
        .bind("version", request.version())
        .bind("from", Lifecycle.statesBefore(step))
        .bind("state", Lifecycle.targetOf(step).name())
        .bind("round", request.round())
        .bind("now", utc(request.now()))
        .bind("event", UUID.randomUUID())
        .bind("kind", step.name());
  }

  private static Change withEnding(Change change, CurrentRequest request, Ending ending) {
    var reason = ending.reason();
    var clocks = ending.clocks();
    return change
        .bind("forgotten", ending.forgotten())
        .bind("again", clocks != null)
        .bindNullable(
            "acceptBy", clocks == null ? null : utc(clocks.acceptBy()), OffsetDateTime.class)
        .bindNullable(
            "finishBy", clocks == null ? null : utc(clocks.finishBy()), OffsetDateTime.class)
        .bindNullable("closedAt", reason == null ? null : utc(request.now()), OffsetDateTime.class)
        .bindNullable("reason", reason == null ? null : reason.name(), String.class);
  }

  private static Change withVerdict(Change change, @Nullable Verdict verdict) {
    return change
        .bind("judged", verdict != null)
        .bind("resolved", verdict != null && verdict.resolved())
        .bind("stars", verdict == null ? 1 : verdict.stars())
        .bindNullable("words", verdict == null ? null : verdict.wordsSealed(), String.class);
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
          insert into request_step (request_id, event_id, kind, round, occurred_at)
          select id, :event, :kind, :round, :now from changed
        ), parties as (
          update request_party
          set standing = 'GONE'
          where request_id = :id and :forgotten and exists (select 1 from changed)
        ), verdict as (
          insert into evaluation (request_id, round, resolved, stars, words_sealed, evaluated_at)
          select id, :round, :resolved, :stars, :words, :now from changed where :judged
        )
        """);
  }

  private static RequestEvaluated evaluated(CurrentRequest request, Verdict verdict) {
    return new RequestEvaluated(
        UUID.randomUUID(),
        request.id(),
        request.now(),
        request.area(),
        verdict.resolved(),
        verdict.stars(),
        request.round());
  }

  private static RequestClosed closed(CurrentRequest request, ClosureReason reason) {
    return new RequestClosed(
        UUID.randomUUID(), request.id(), request.now(), request.area(), reason);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
