package org.diandan.matching.dispatch.policy.assignment;

/** Finds the cheapest plan of a tiny problem by trying all. */
final class EveryPlan {

  private final AssignmentProblem problem;
  private final int[] load;

  private EveryPlan(AssignmentProblem problem) {
    this.problem = problem;
    load = new int[problem.teams()];
  }

  static long cheapest(AssignmentProblem problem) {
    return new EveryPlan(problem).cheapestFrom(0);
  }

  private long cheapestFrom(int request) {
    if (request == problem.requests()) {
      return 0;
    }
    long cheapest = problem.unmatchedCost(request) + cheapestFrom(request + 1);
    for (int edge = problem.firstEdge(request); edge < problem.endEdge(request); edge++) {
      int team = problem.edgeTeam(edge);
      if (load[team] < problem.capacity(team)) {
        long pair = problem.edgeCost(edge) + problem.slotCost(team, load[team]++);
        cheapest = Math.min(cheapest, pair + cheapestFrom(request + 1));
        load[team]--;
      }
    }
    return cheapest;
  }
}
