package org.diandan.matching.dispatch.policy.assignment;

/**
 * A plan for all requests of a problem, with the prices behind it. Immutable.
 *
 * <p>The price of a team is what a request must be willing to pay, beside its edge, to be served by
 * it: the worth of the team to others, load term included. A request's dual is what it pays in all:
 * at most its unmatched cost, and at most edge plus price for any team.
 */
public final class Assignment {

  /** Stands where a team would, for a request without one. */
  public static final int UNMATCHED = -1;

  private final int[] team;
  private final long cost;
  private final long[] requestDual;
  private final long[] teamPrice;
  private final SolvedBy solvedBy;

  /** Takes over the arrays. */
  Assignment(int[] team, long cost, Duals duals, SolvedBy solvedBy) {
    this.team = team;
    this.cost = cost;
    this.requestDual = duals.request;
    this.teamPrice = duals.team;
    this.solvedBy = solvedBy;
  }

  /** The team of a request, or {@link #UNMATCHED}. */
  public int teamOf(int request) {
    return team[request];
  }

  /** Whether a request has a team. */
  public boolean isMatched(int request) {
    return team[request] != UNMATCHED;
  }

  /** Number of requests without a team. */
  public int unmatched() {
    int unmatched = 0;
    for (int chosen : team) {
      unmatched += chosen == UNMATCHED ? 1 : 0;
    }
    return unmatched;
  }

  /** Edges, load terms and unmatched costs together, in metres of regret. */
  public long cost() {
    return cost;
  }

  /** What a request pays in all, in metres of regret. */
  public long requestDual(int request) {
    return requestDual[request];
  }

  /** What a team is worth to others, in metres of regret, 0 or more. */
  public long teamPrice(int team) {
    return teamPrice[team];
  }

  /** The prices of all teams by number; a copy. */
  public long[] teamPrices() {
    return teamPrice.clone();
  }

  /** Which solver answered. */
  public SolvedBy solvedBy() {
    return solvedBy;
  }

  /**
   * The value of the duals, a lower bound for the cost of every plan of the problem when they are
   * feasible. Equal to the cost, it proves that no plan is cheaper.
   */
  public long dualValue(AssignmentProblem problem) {
    long value = 0;
    for (long dual : requestDual) {
      value += dual;
    }
    for (int touched = 0; touched < problem.touchedTeams(); touched++) {
      int whole = problem.touchedTeam(touched);
      for (int slot = 0; slot < problem.placesOfTouched(touched); slot++) {
        long gain = teamPrice[whole] - problem.slotCost(whole, slot);
        if (gain <= 0) {
          break;
        }
        value -= gain;
      }
    }
    return value;
  }
}
