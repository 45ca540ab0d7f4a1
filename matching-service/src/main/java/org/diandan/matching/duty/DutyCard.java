package org.diandan.matching.duty;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * A duty as it stands in somebody's day.
 *
 * @param place to about 100 m; null when only the area is known
 * @param from inclusive
 * @param until exclusive
 * @param sequence 1 and one more after every change people can see
 */
public record DutyCard(
    UUID dutyId,
    UUID assignmentId,
    UUID requestId,
    UUID personId,
    String teamName,
    ServiceItemCode item,
    @Nullable Place place,
    Instant from,
    Instant until,
    DutyState state,
    int sequence,
    Instant changedAt) {}
