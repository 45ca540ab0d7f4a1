package org.diandan.matching.assignment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.Explanation.Filter;
import org.jspecify.annotations.Nullable;

/**
 * An offer in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param left time to answer, as a clock shows it
 * @param needs what it takes, one phrase each
 * @param why one sentence
 * @param compared the team itself first, then the best three others
 */
record OfferView(
    UUID id,
    UUID requestId,
    String orderNumber,
    String teamName,
    String state,
    String group,
    String item,
    String urgency,
    Instant expiresAt,
    String left,
    String distance,
    String when,
    List<String> needs,
    String why,
    int considered,
    @Nullable Integer lookedAt,
    List<Filter> filters,
    List<Compared> compared) {

  /** One row of the comparison. */
  record Compared(
      String team, boolean us, String rung, @Nullable String distance, int load, int capacity) {}
}
