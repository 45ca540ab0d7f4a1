package org.diandan.matching.dispatch.policy.assignment;

import java.util.Optional;

/**
 * The exact solver: first every request bids for the team it likes best, raising prices as far as
 * nobody is driven away (as Jonker and Volgenant do for one request a team); those still without a
 * place are then brought in one by one along shortest augmenting paths. Typical time is linear in
 * the edges below full load; at worst it is O(R E log T).
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
    var plan = new Plan(problem);
    var bidding = new Bidding(plan);
    var left = bidding.placeAll();
    var search = new PathSearch(plan);
    for (int request : left) {
      search.insert(request);
      if (!budget.allows(bidding.edgesLookedAt() + search.edgesLookedAt())) {
        return Optional.empty();
      }
    }
    return Optional.of(plan.toAssignment());
  }
}
