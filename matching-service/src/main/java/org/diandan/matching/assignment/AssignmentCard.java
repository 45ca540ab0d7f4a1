package org.diandan.matching.assignment;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.jspecify.annotations.Nullable;

/**
 * A task a team accepted, as the team sees it.
 *
 * @param wished null when any time up to {@code finishBy} will do
 * @param checkedInAt null before the visit
 * @param checkedOutAt null before the end of the visit, as are {@code minutes} and {@code note}
 */
public record AssignmentCard(
    UUID id,
    UUID requestId,
    String orderNumber,
    UUID teamId,
    String teamName,
    AssignmentState state,
    AreaCode area,
    ServiceItemCode item,
    Urgency urgency,
    @Nullable TimeWindow wished,
    Instant finishBy,
    Instant acceptedAt,
    @Nullable Instant checkedInAt,
    @Nullable Instant checkedOutAt,
    @Nullable Integer minutes,
    @Nullable String note) {}
