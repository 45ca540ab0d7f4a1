package org.diandan.matching.dispatch.policy.assignment;

/**
 * Makes sure that no sum a solver forms leaves the range of a long, and that load terms rise. Paths
 * add at most a few of the largest costs; totals at most all of them, duals a few times that.
 */
final class Magnitudes {

  private static final long LARGEST = Long.MAX_VALUE / 16;

  /** Sixteen million of these can be added up. */
  private static final long MODERATE = LARGEST >> 24;

  private final AssignmentProblem problem;
  private long total;

  private Magnitudes(AssignmentProblem problem) {
    this.problem = problem;
  }

  static void check(AssignmentProblem problem) {
    var magnitudes = new Magnitudes(problem);
    magnitudes.addRequests();
    magnitudes.addSlots();
  }

  private void addRequests() {
    for (int request = 0; request < problem.requests(); request++) {
      long largest = magnitude(problem.unmatchedCost(request));
      int first = problem.firstEdge(request);
      int end = problem.endEdge(request);
      if (first < end) {
        // Rows are sorted, so the ends hold the extremes.
        largest = Math.max(largest, magnitude(problem.edgeCost(first)));
        largest = Math.max(largest, magnitude(problem.edgeCost(end - 1)));
      }
      add(largest);
    }
  }

  private void addSlots() {
    for (int touched = 0; touched < problem.touchedTeams(); touched++) {
      int team = problem.touchedTeam(touched);
      long before = 0;
      for (int slot = 0; slot < problem.placesOfTouched(touched); slot++) {
        long cost = problem.slotCost(team, slot);
        if (cost < before) {
          throw new IllegalArgumentException(
              "The load term of team %d is %d m for slot %d and %d m before it; it must not fall."
                  .formatted(team, cost, slot, before));
        }
        add(magnitude(cost));
        before = cost;
      }
    }
  }

  /** Makes sure that a cost is small enough where nobody adds up all of them. */
  static void requireModerate(long cost) {
    if (magnitude(cost) > MODERATE) {
      throw new IllegalArgumentException(
          "The cost (%d m) must be between -%d and %d m.".formatted(cost, MODERATE, MODERATE));
    }
  }

  private static long magnitude(long cost) {
    return cost == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(cost);
  }

  private void add(long cost) {
    if (cost > LARGEST || total > LARGEST - cost) {
      throw new IllegalArgumentException(
          """
          The costs are too large to be added up exactly (a cost of %d, %d in all before it).
          Costs are metres of regret; maybe they were given in a smaller unit."""
              .formatted(cost, total));
    }
    total += cost;
  }
}
