package org.diandan.matching.dispatch.policy.pool;

import java.util.List;

/**
 * What the pool must know of a request.
 *
 * @param <T> what tells teams apart
 * @param unmatchedCost metres of regret if nobody comes
 * @param commitBy seconds on the caller's clock when it must be decided
 * @param options the teams that may serve it, each at most once; teams not in the pool are passed
 *     over
 */
public record Waiting<T>(double unmatchedCost, double commitBy, List<Option<T>> options) {

  public Waiting {
    options = List.copyOf(options);
    if (!Double.isFinite(unmatchedCost) || Double.isNaN(commitBy)) {
      throw new IllegalArgumentException(
          "A waiting request needs a finite unmatched cost (%s m) and a time (%s s)."
              .formatted(unmatchedCost, commitBy));
    }
  }
}
