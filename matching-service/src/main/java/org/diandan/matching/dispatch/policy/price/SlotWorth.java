package org.diandan.matching.dispatch.policy.price;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.diandan.matching.dispatch.policy.assignment.Assignment;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;

/**
 * What one more slot of each team would save: the least prices that prove a plan cheapest.
 *
 * <p>Many price vectors prove the same plan, from what one more slot would save up to what one slot
 * less would cost, and a solver may return any of them. The least are found from any others: a
 * price falls until a request that pays the price of another team, or that has no team at all,
 * would rather have this slot. How far each can fall is a shortest path over the slack of the
 * pairs, from the requests without a team. Work O(E log E).
 *
 * <p>For problems without a load term, solved exactly.
 */
final class SlotWorth {

  private record Fall(long metres, int team) {}

  private final AssignmentProblem day;
  private final Assignment plan;
  private final long[] price;
  private final long[] fall;
  private final List<List<Integer>> held = new ArrayList<>();
  private final PriorityQueue<Fall> open =
      new PriorityQueue<>((one, other) -> Long.compare(one.metres, other.metres));

  private SlotWorth(AssignmentProblem day, Assignment plan) {
    this.day = day;
    this.plan = plan;
    price = new long[day.teams()];
    for (int team = 0; team < price.length; team++) {
      price[team] = plan.teamPrice(team);
      held.add(new ArrayList<>());
    }
    for (int request = 0; request < day.requests(); request++) {
      if (plan.teamOf(request) != Assignment.UNMATCHED) {
        held.get(plan.teamOf(request)).add(request);
      }
      raiseToBids(request);
    }
    fall = price.clone();
  }

  /** In metres of regret, 0 or more, by team; for a team without a slot, of its first one. */
  static long[] of(AssignmentProblem day, Assignment plan) {
    return new SlotWorth(day, plan).least();
  }

  /** A team without slots has no price in a plan; here it has that of the highest bid. */
  private void raiseToBids(int request) {
    for (int edge = day.firstEdge(request); edge < day.endEdge(request); edge++) {
      int team = day.edgeTeam(edge);
      price[team] = Math.max(price[team], plan.requestDual(request) - day.edgeCost(edge));
    }
  }

  private long[] least() {
    for (int team = 0; team < fall.length; team++) {
      open.add(new Fall(fall[team], team));
    }
    for (int request = 0; request < day.requests(); request++) {
      if (plan.teamOf(request) == Assignment.UNMATCHED) {
        hold(request, 0);
      }
    }
    while (!open.isEmpty()) {
      var next = open.remove();
      if (next.metres == fall[next.team]) {
        held.get(next.team).forEach(request -> hold(request, next.metres));
      }
    }
    for (int team = 0; team < price.length; team++) {
      price[team] -= fall[team];
    }
    return price;
  }

  /** Keeps the prices of the teams a request could go to above what it would bid. */
  private void hold(int request, long itsFall) {
    for (int edge = day.firstEdge(request); edge < day.endEdge(request); edge++) {
      int team = day.edgeTeam(edge);
      long slack = day.edgeCost(edge) + price[team] - plan.requestDual(request);
      if (itsFall + slack < fall[team]) {
        fall[team] = itsFall + slack;
        open.add(new Fall(fall[team], team));
      }
    }
  }
}
