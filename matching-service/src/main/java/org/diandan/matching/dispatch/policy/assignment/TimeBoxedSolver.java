package org.diandan.matching.dispatch.policy.assignment;

/**
 * Answers in time: exactly while the budget lasts, then by auction, then by regret greedy. The
 * answer says which it was.
 */
public final class TimeBoxedSolver implements AssignmentSolver {

  private static final long AUCTION_STEP = 100;

  private final ShortestAugmentingPaths exact = new ShortestAugmentingPaths();
  private final Auction auction = new Auction(AUCTION_STEP);
  private final RegretGreedy greedy = new RegretGreedy();
  private final Budget exactBudget;
  private final Budget auctionBudget;

  /**
   * Sets both budgets.
   *
   * @param exactBudget for the exact solver
   * @param auctionBudget for the auction, after the exact solver has given up
   */
  public TimeBoxedSolver(Budget exactBudget, Budget auctionBudget) {
    this.exactBudget = exactBudget;
    this.auctionBudget = auctionBudget;
  }

  @Override
  public Assignment solve(AssignmentProblem problem) {
    return exact
        .solveWithin(exactBudget, problem)
        .or(() -> auction.solveWithin(auctionBudget, problem))
        .orElseGet(() -> greedy.solve(problem));
  }
}
