package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks a plan against its problem by the rules of the problem alone. */
final class Certificate {

  private Certificate() {}

  /** Pairs exist, capacities hold, and the cost is what the pairs cost. */
  static void assertPossible(AssignmentProblem problem, Assignment plan) {
    var load = new int[problem.teams()];
    long cost = 0;
    for (int request = 0; request < problem.requests(); request++) {
      int team = plan.teamOf(request);
      if (plan.isMatched(request)) {
        cost += edgeCost(problem, request, team) + problem.slotCost(team, load[team]++);
      } else {
        assertThat(team).isEqualTo(Assignment.UNMATCHED);
        cost += problem.unmatchedCost(request);
      }
    }
    for (int team = 0; team < problem.teams(); team++) {
      assertThat(load[team]).isLessThanOrEqualTo(problem.capacity(team));
    }
    assertThat(plan.cost()).isEqualTo(cost);
  }

  /** No request pays more than any place would cost it, and prices are not negative. */
  static void assertPricesHold(AssignmentProblem problem, Assignment plan) {
    for (int request = 0; request < problem.requests(); request++) {
      long pays = plan.requestDual(request);
      assertThat(pays).isLessThanOrEqualTo(problem.unmatchedCost(request));
      for (int edge = problem.firstEdge(request); edge < problem.endEdge(request); edge++) {
        long price = plan.teamPrice(problem.edgeTeam(edge));
        assertThat(pays).isLessThanOrEqualTo(problem.edgeCost(edge) + price);
      }
    }
    for (int team = 0; team < problem.teams(); team++) {
      assertThat(plan.teamPrice(team)).isNotNegative();
    }
  }

  /** With feasible prices, a dual value equal to the cost proves that no plan is cheaper. */
  static void assertOptimal(AssignmentProblem problem, Assignment plan) {
    assertPossible(problem, plan);
    assertPricesHold(problem, plan);
    assertThat(plan.dualValue(problem)).isEqualTo(plan.cost());
  }

  private static long edgeCost(AssignmentProblem problem, int request, int team) {
    for (int edge = problem.firstEdge(request); edge < problem.endEdge(request); edge++) {
      if (problem.edgeTeam(edge) == team) {
        return problem.edgeCost(edge);
      }
    }
    throw new AssertionError("No edge between request " + request + " and team " + team);
  }
}
