package org.diandan.request.hotline.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.request.tracking.TrackedRequest;
import org.jspecify.annotations.Nullable;

/**
 * An order as the hotline that brought it reads it; nothing about persons.
 *
 * @param hotlineNumber its own number
 * @param orderNumber ours
 * @param item code of the catalogue
 * @param area names from the county down
 * @param teamName who promised to come; null while nobody has
 * @param overdue whether a promise is broken that is not kept yet
 * @param sandbox whether it is only for trying out
 * @param steps oldest first
 */
record OrderAnswer(
    String hotlineNumber,
    UUID id,
    String orderNumber,
    String state,
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
    @Nullable Instant closedAt,
    boolean overdue,
    boolean sandbox,
    List<StepLine> steps,
    List<VerdictLine> evaluations) {

  record StepLine(String kind, int round, @Nullable String teamName, Instant at) {}

  record VerdictLine(int round, boolean resolved, int stars) {}

  static OrderAnswer of(String hotlineNumber, TrackedRequest request, boolean sandbox) {
    var times = request.times();
    return new OrderAnswer(
        hotlineNumber,
        request.id(),
        request.orderNumber(),
        request.state().name(),
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
        times.closedAt(),
        request.isOverdue(),
        sandbox,
        request.steps().stream()
            .map(
                step -> new StepLine(step.kind(), step.round(), step.teamName(), step.occurredAt()))
            .toList(),
        request.verdicts().stream()
            .map(verdict -> new VerdictLine(verdict.round(), verdict.resolved(), verdict.stars()))
            .toList());
  }
}
