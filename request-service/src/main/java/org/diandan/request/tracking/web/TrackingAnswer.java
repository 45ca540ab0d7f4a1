package org.diandan.request.tracking.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.contract.ClosureReason;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.tracking.TrackedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as its resident, or the hotline that ordered it, reads it as JSON.
 *
 * @param item code of the catalogue
 * @param teamName who promised to come; null while nobody has
 * @param closureReason why it is closed; null while it is under way
 * @param explanation what staff told the resident when they closed it; null when nothing was said
 * @param planned a team is looked for later, because there is time until the wished day
 */
public record TrackingAnswer(
    UUID id,
    String orderNumber,
    RequestState state,
    int round,
    String item,
    String area,
    @Nullable String teamName,
    Instant submittedAt,
    Instant acceptBy,
    Instant finishBy,
    @Nullable Instant wishedFrom,
    @Nullable Instant wishedUntil,
    @Nullable Instant deliveredAt,
    @Nullable ClosureReason closureReason,
    @Nullable String explanation,
    boolean overdue,
    boolean planned,
    List<StepLine> steps,
    List<VerdictLine> evaluations) {

  /**
   * One thing that happened.
   *
   * @param kind stable name
   * @param by RESIDENT, OPERATOR or HOTLINE; null for services and time
   * @param reason why people have to look; null for all other steps
   */
  public record StepLine(
      String kind,
      int round,
      @Nullable String teamName,
      Instant at,
      @Nullable String by,
      @Nullable String reason) {}

  /** What the resident said after a round. */
  public record VerdictLine(int round, boolean resolved, int stars) {}

  /** Of what was found. */
  public static TrackingAnswer of(TrackedRequest request) {
    var times = request.times();
    var closing = request.closing();
    return new TrackingAnswer(
        request.id(),
        request.orderNumber(),
        request.state(),
        request.round(),
        request.item().value(),
        request.areaPath(),
        request.teamName(),
        times.submittedAt(),
        times.acceptBy(),
        times.finishBy(),
        times.wishedFrom(),
        times.wishedUntil(),
        times.deliveredAt(),
        closing == null ? null : closing.reason(),
        closing == null ? null : closing.explanation(),
        request.isOverdue(),
        request.isPlanned(),
        request.steps().stream()
            .map(
                step ->
                    new StepLine(
                        step.kind(),
                        step.round(),
                        step.teamName(),
                        step.occurredAt(),
                        step.by(),
                        step.reason()))
            .toList(),
        request.verdicts().stream()
            .map(verdict -> new VerdictLine(verdict.round(), verdict.resolved(), verdict.stars()))
            .toList());
  }
}
