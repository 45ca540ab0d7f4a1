package org.diandan.matching.dispatch.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for one need of a batch.
 *
 * @param offers at most as many as were wanted, the best first
 * @param stopped why there are no more; null when as many run as should
 */
public record Found(List<DispatchDecision.Offer> offers, @Nullable DispatchDecision stopped) {

  public Found {
    offers = List.copyOf(offers);
  }
}
