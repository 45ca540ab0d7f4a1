package org.diandan.matching.dispatch.policy.assignment;

import java.util.function.BooleanSupplier;

/** How long a solver may go on. Counted in its own work, it keeps a decision repeatable. */
@FunctionalInterface
public interface Budget {

  /**
   * Whether a solver may go on.
   *
   * @param edgesLookedAt work done so far: pairs of request and team looked at
   */
  boolean allows(long edgesLookedAt);

  /** As long as it takes. */
  static Budget unlimited() {
    return edgesLookedAt -> true;
  }

  /**
   * A fixed amount of work.
   *
   * @param edges pairs of request and team; about 100 million take a second
   */
  static Budget edges(long edges) {
    return edgesLookedAt -> edgesLookedAt <= edges;
  }

  /** Until {@code over} says so, for example a clock outside the policy; asked now and then. */
  static Budget until(BooleanSupplier over) {
    return edgesLookedAt -> !over.getAsBoolean();
  }
}
