package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;
import java.util.Optional;

/**
 * The exact solver. Whichever side is scarcer goes in: with enough places, requests first bid for
 * the team they like best, as far as that is quick, and those left are placed one by one along
 * shortest augmenting paths; with more requests than places, all start unmatched at the highest
 * prices anybody would pay, and teams fill their slots one by one. Typical time is linear in the
 * edges; at worst it is O(min(R, places) E log T).
 *
 * @see <a href="https://doi.org/10.1007/BF02278710">Jonker, Volgenant: A shortest augmenting path
 *     algorithm for dense and sparse linear assignment problems (1987)</a>
 */
public final class ShortestAugmentingPaths implements AssignmentSolver {

  @Override
  public Assignment solve(AssignmentProblem problem) {
    return solveWithin(Budget.unlimited(), problem).orElseThrow();
  }

  /** Like {@link #solve}, but empty when the budget is spent before the optimum is found. */
  Optional<Assignment> solveWithin(Budget budget, AssignmentProblem problem) {
    var plan = Plan.of(problem);
    boolean finished =
        isOverloaded(problem) ? fillTeams(plan, budget) : placeRequests(plan, budget);
    return finished
        ? Optional.of(new FinishedPlan(problem, plan).toAssignment())
        : Optional.empty();
  }

  private static boolean isOverloaded(AssignmentProblem problem) {
    long places = 0;
    for (int touched = 0; touched < problem.touchedTeams(); touched++) {
      places += problem.placesOfTouched(touched);
    }
    return problem.requests() > places;
  }

  private static boolean placeRequests(Plan plan, Budget budget) {
    var bidding = new Bidding(plan);
    var left = bidding.placeAll();
    var search = new PlaceSearch(plan);
    for (int request : left) {
      if (!budget.allows(bidding.edgesLookedAt() + search.edgesLookedAt())) {
        return false;
      }
      search.insert(request);
    }
    return true;
  }

  private static boolean fillTeams(Plan plan, Budget budget) {
    Arrays.fill(plan.team, Assignment.UNMATCHED);
    for (int request = 0; request < plan.team.length; request++) {
      for (int edge = plan.rowStart[request]; edge < plan.rowEnd[request]; edge++) {
        int team = plan.edgeTeam[edge];
        long worth = plan.unmatchedCost[request] - plan.edgeCost[edge];
        plan.price[team] = Math.max(plan.price[team], worth);
      }
    }
    var search = new FillSearch(plan, new EdgesOfTeams(plan));
    for (int team = 0; team < plan.price.length; team++) {
      if (!budget.allows(search.edgesLookedAt())) {
        return false;
      }
      search.fill(team);
    }
    return true;
  }
}
