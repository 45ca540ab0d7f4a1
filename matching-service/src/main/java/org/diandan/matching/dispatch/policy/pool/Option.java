package org.diandan.matching.dispatch.policy.pool;

/**
 * A pair that is possible.
 *
 * @param with the other side: a team for a request, a request for a team
 * @param cost metres of regret
 */
public record Option<K>(K with, double cost) {

  public Option {
    if (!Double.isFinite(cost)) {
      throw new IllegalArgumentException(
          "The cost with %s (%s m) must be a finite number.".formatted(with, cost));
    }
  }
}
