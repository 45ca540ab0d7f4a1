package org.diandan.matching.dispatch.policy.assignment;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The last fallback: requests that would lose most by getting only their second choice choose
 * first. Always quick, O(E log R) in practice; the plan has no bound, but its dual value is an
 * honest lower bound for the best possible cost.
 */
public final class RegretGreedy implements AssignmentSolver {

  @Override
  public Assignment solve(AssignmentProblem problem) {
    var round = new Round(problem);
    var waiting =
        new PriorityQueue<>(
            Comparator.comparingLong(Wish::regret).reversed().thenComparingInt(Wish::request));
    for (int request = 0; request < problem.requests(); request++) {
      waiting.add(round.wishOf(request));
    }
    while (!waiting.isEmpty()) {
      var wish = waiting.remove();
      // Places have been taken since; who would lose less now has to wait.
      var now = round.wishOf(wish.request);
      if (now.regret < wish.regret) {
        waiting.add(now);
      } else {
        round.grant(now);
      }
    }
    return round.choices.toAssignment(
        touched -> problem.slotCost(problem.touchedTeam(touched), 0), SolvedBy.REGRET_GREEDY);
  }

  /**
   * What a request would choose.
   *
   * @param edge its first choice, or {@link Choices#NONE}
   * @param regret metres lost with the second choice instead, 0 or more
   */
  private record Wish(int request, int edge, long regret) {}

  private static final class Round {

    private final AssignmentProblem problem;
    private final Choices choices;
    private final int[] used;

    Round(AssignmentProblem problem) {
      this.problem = problem;
      choices = new Choices(problem);
      used = new int[problem.teams()];
    }

    Wish wishOf(int request) {
      long best = problem.unmatchedCost(request);
      long second = best;
      int bestEdge = Choices.NONE;
      for (int edge = problem.firstEdge(request); edge < problem.endEdge(request); edge++) {
        int team = problem.edgeTeam(edge);
        if (problem.edgeCost(edge) >= second) {
          break;
        }
        if (used[team] < problem.capacity(team)) {
          long cost = problem.edgeCost(edge) + problem.slotCost(team, used[team]);
          if (cost < best) {
            second = best;
            best = cost;
            bestEdge = edge;
          } else {
            second = Math.min(second, cost);
          }
        }
      }
      return new Wish(request, bestEdge, second - best);
    }

    void grant(Wish wish) {
      choices.choose(wish.request, wish.edge);
      if (wish.edge != Choices.NONE) {
        used[problem.edgeTeam(wish.edge)]++;
      }
    }
  }
}
