package org.diandan.matching.dispatch;

import java.util.List;
import org.diandan.matching.dispatch.policy.DispatchDecision;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for one search of a batch.
 *
 * @param offers at most as many as were wanted, the best first
 * @param stopped why there are no more; null when as many run as should
 */
record Found(List<DispatchDecision.Offer> offers, @Nullable DispatchDecision stopped) {

  Found {
    offers = List.copyOf(offers);
  }
}
