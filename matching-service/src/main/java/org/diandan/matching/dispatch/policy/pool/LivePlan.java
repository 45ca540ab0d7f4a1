package org.diandan.matching.dispatch.policy.pool;

import static org.diandan.matching.dispatch.policy.pool.PlanState.NO_TEAM;

/**
 * The cheapest assignment of open requests to free slots of teams, kept exactly optimal event by
 * event: one shortest augmenting path per change instead of a new solve.
 *
 * <p>A request pays the cost of its pair or its unmatched cost; a slot in use also pays its team's
 * reserve, what the slot is expected to be worth later. Kept true between calls, with u a request's
 * dual and p a team's price: u ≤ cost + p for every link, u ≤ unmatched cost, p ≥ reserve; with
 * equality for the pairs of the plan, for unmatched requests and for teams with a free slot. That
 * is linear-programming optimality.
 *
 * @see <a href="https://www.ri.cmu.edu/publications/the-dynamic-hungarian-algorithm-for-the-
 *     assignment-problem-with-changing-costs/">Mills-Tettey, Stentz, Dias: The dynamic Hungarian
 *     algorithm, 2007</a>
 */
final class LivePlan {

  private final PlanState plan = new PlanState();
  private final Placement placement = new Placement(plan);
  private final Refill refill = new Refill(plan);

  /** A new request; it takes part from {@link #place} on. */
  int addRequest(double costUnmatched) {
    return plan.addRequest(costUnmatched);
  }

  /** A new team without slots. */
  int addTeam(double reserve) {
    return plan.addTeam(reserve);
  }

  /** Makes a pair possible while the request is not placed yet or the team has no slots yet. */
  void link(int row, int team, double cost) {
    plan.link(row, team, cost);
  }

  void place(int row) {
    placement.place(row);
  }

  /** The planned team, or {@link PlanState#NO_TEAM}. */
  int teamOf(int row) {
    return plan.plannedTeam[row];
  }

  /** The requests planned with the team. */
  int[] requestsOf(int team) {
    return plan.heldBy(team).neighbours();
  }

  /** Slots that no request was committed to. */
  int slotsOf(int team) {
    return plan.slots[team];
  }

  /** What the team's slots are expected to be worth later. */
  double reserveOf(int team) {
    return plan.reserve[team];
  }

  /** Between what one more slot of the team would save and what one less would cost. */
  double priceOf(int team) {
    return plan.price[team];
  }

  /** Gives the team room for {@code more} requests. */
  void addSlots(int team, int more) {
    for (int k = 0; k < more; k++) {
      if (plan.slots[team] == 0) {
        plan.price[team] = highestBid(team);
      }
      plan.slots[team]++;
      refill.fill(team);
    }
  }

  private double highestBid(int team) {
    var highest = plan.reserve[team];
    var links = plan.requestsOf(team);
    for (int k = 0; k < links.size(); k++) {
      highest = Math.max(highest, plan.dual[links.neighbour(k)] - links.cost(k));
    }
    return highest;
  }

  /** Changes what the team's slots are expected to be worth later. */
  void setReserve(int team, double reserve) {
    plan.reserve[team] = reserve;
    if (plan.price[team] < reserve) {
      plan.price[team] = reserve;
      placeAgain(takeOff(team));
    }
    var used = true;
    while (used) {
      used = refill.fill(team);
    }
  }

  /** Takes a pair of the plan and its slot out; the rest stays optimal. */
  void commit(int row) {
    plan.slots[plan.plannedTeam[row]]--;
    plan.unassign(row);
    plan.forget(row);
  }

  /** Takes a request out; its slot finds the next best use. */
  void remove(int row) {
    var team = plan.plannedTeam[row];
    if (team != NO_TEAM) {
      plan.unassign(row);
    }
    plan.forget(row);
    if (team != NO_TEAM) {
      refill.fill(team);
    }
  }

  /** Rules a pair out, planned or not. */
  void unlink(int row, int team) {
    var planned = plan.plannedTeam[row] == team;
    if (planned) {
      plan.unassign(row);
    }
    plan.unlink(row, team);
    if (planned) {
      placement.place(row);
      refill.fill(team);
    }
  }

  /** Takes all slots of the team away; its requests look for other teams. */
  void close(int team) {
    plan.slots[team] = 0;
    placeAgain(takeOff(team));
  }

  private int[] takeOff(int team) {
    var homeless = requestsOf(team);
    for (var row : homeless) {
      plan.unassign(row);
    }
    return homeless;
  }

  private void placeAgain(int[] homeless) {
    for (var row : homeless) {
      placement.place(row);
    }
  }

  /** The cost of the plan: pairs with the reserves of their slots, and requests left out. */
  double cost() {
    var cost = 0.0;
    for (int row = 0; row < plan.rowCount(); row++) {
      if (plan.isPlaced(row)) {
        var team = plan.plannedTeam[row];
        cost +=
            team == NO_TEAM
                ? plan.unmatchedCost[row]
                : plan.teamsOf(row).costTo(team) + plan.reserve[team];
      }
    }
    return cost;
  }
}
