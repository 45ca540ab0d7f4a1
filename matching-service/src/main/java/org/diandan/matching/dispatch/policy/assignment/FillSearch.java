package org.diandan.matching.dispatch.policy.assignment;

/**
 * Fills a slot of a team whose price is above what the slot costs, along the chain of moves that
 * saves most: a request comes over from another team, somebody takes its slot there, and so on,
 * until an unmatched request comes in or a slot is better left empty. Teams passed on the way get
 * cheaper, so that the plan is optimal again.
 */
final class FillSearch extends PathSearch {

  private final EdgesOfTeams edges;

  /** By team seen: where the mover goes. */
  private int[] moverTo;

  /** The cheapest end so far: a team that gives up a slot, or an unmatched request that comes. */
  private int endTeam;

  private int endRequest;
  private int endTo;
  private long endCost;

  FillSearch(Plan plan, EdgesOfTeams edges) {
    super(plan);
    this.edges = edges;
    moverTo = new int[plan.price.length];
  }

  @Override
  void growTeams(int teams) {
    super.growTeams(teams);
    moverTo = new int[teams];
  }

  /**
   * Fills slots until nobody would pay for the next one what it costs.
   *
   * @return what of the prices paid so far could not be had, 0 or more metres
   */
  long fill(int team) {
    long lost = 0;
    while (plan.price[team] > plan.room[team]) {
      fillOne(team);
      lost += shortest;
    }
    return lost;
  }

  private void fillOne(int team) {
    begin();
    shortest = plan.price[team] - plan.room[team];
    endTeam = team;
    reach(team, 0);
    settleAll();
    movePrices(-1);
    moveAlong(team);
  }

  @Override
  void lookBeyond(int team) {
    long offset = distance[team] + plan.price[team];
    int looked = 0;
    for (int edge = edges.first(team); edge != Plan.NOBODY; edge = edges.next(edge)) {
      looked++;
      int request = edges.request(edge);
      long cost = plan.edgeCost[edge];
      // Nobody pays more than being unmatched costs.
      if (offset + cost - plan.unmatchedCost[request] < shortest) {
        look(request, team, cost);
      }
    }
    countEdges(looked);
  }

  private void look(int request, int to, long cost) {
    int from = plan.team[request];
    if (from == to || from == Plan.UNPLACED) {
      return;
    }
    long length = distance[to] + plan.price[to] + cost - plan.dual(request);
    if (from == Assignment.UNMATCHED) {
      if (length < shortest) {
        shortest = length;
        endTeam = Plan.NOBODY;
        endRequest = request;
        endTo = to;
        endCost = cost;
      }
    } else if (isNearer(from, length)) {
      reach(from, length);
      mover[from] = request;
      moverCost[from] = cost;
      moverTo[from] = to;
      long whole = length + plan.price[from] - plan.lastSlotCost(from);
      if (whole < shortest) {
        shortest = whole;
        endTeam = from;
      }
    }
  }

  private void moveAlong(int origin) {
    if (endTeam == origin) {
      return;
    }
    int empty = endTeam;
    if (empty == Plan.NOBODY) {
      plan.join(endRequest, endTo, endCost);
      empty = endTo;
    } else {
      plan.price[empty] = plan.lastSlotCost(empty);
      plan.freeSlot(empty);
    }
    while (empty != origin) {
      int moving = mover[empty];
      int to = moverTo[empty];
      plan.part(moving);
      plan.join(moving, to, moverCost[empty]);
      empty = to;
    }
    plan.takeSlot(origin);
  }
}
