package org.diandan.request.duplicate;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.lifecycle.RequestState;

/**
 * An open request that may mean the same.
 *
 * @param areaPath names from the county down; the only place that is told
 * @param likeness of the words, 0 to 1
 * @param samePhone whether the same telephone ordered the same item within 72 hours, which is
 *     strong whatever the words are
 */
public record Candidate(
    UUID requestId,
    String orderNumber,
    ServiceItemCode item,
    String areaPath,
    Instant since,
    RequestState state,
    double likeness,
    boolean samePhone) {}
