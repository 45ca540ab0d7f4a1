package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** The edge each request has chosen, for solvers that keep no plan with exact prices. */
final class Choices {

  /** Stands where an edge would, for an unmatched request. */
  static final int NONE = -1;

  private final AssignmentProblem problem;
  private final int[] edge;

  Choices(AssignmentProblem problem) {
    this.problem = problem;
    edge = new int[problem.requests()];
    Arrays.fill(edge, NONE);
  }

  void choose(int request, int itsEdge) {
    edge[request] = itsEdge;
  }

  /**
   * Adds up the answer.
   *
   * @param price of each touched team; what requests pay follows from it, so that the dual value is
   *     a lower bound for the best possible cost whatever the prices are
   */
  Assignment toAssignment(IntToLongFunction price, SolvedBy solvedBy) {
    var team = new int[edge.length];
    var used = new int[problem.teams()];
    long cost = 0;
    for (int request = 0; request < edge.length; request++) {
      if (edge[request] == NONE) {
        team[request] = Assignment.UNMATCHED;
        cost += problem.unmatchedCost(request);
      } else {
        team[request] = problem.edgeTeam(edge[request]);
        cost += problem.edgeCost(edge[request]);
        cost += problem.slotCost(team[request], used[team[request]]++);
      }
    }
    return new Assignment(team, cost, duals(price), solvedBy);
  }

  private Duals duals(IntToLongFunction price) {
    var duals = new Duals(problem.requests(), problem.teams());
    for (int touched = 0; touched < problem.touchedTeams(); touched++) {
      int team = problem.touchedTeam(touched);
      duals.team[team] = problem.capacity(team) == 0 ? 0 : price.applyAsLong(touched);
    }
    for (int request = 0; request < edge.length; request++) {
      long least = problem.unmatchedCost(request);
      for (int each = problem.firstEdge(request); each < problem.endEdge(request); each++) {
        int team = problem.edgeTeam(each);
        if (problem.capacity(team) > 0) {
          least = Math.min(least, problem.edgeCost(each) + duals.team[team]);
        }
      }
      duals.request[request] = least;
    }
    return duals;
  }
}
