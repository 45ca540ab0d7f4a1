package org.diandan.matching.dispatch.policy.assignment;

/**
 * Finds a place for a request along the cheapest chain of moves: it goes to a team, somebody of
 * that team to another, and so on, until a team has room or somebody is better left without. Teams
 * passed on the way get dearer, so that the plan is optimal again.
 */
final class PlaceSearch extends PathSearch {

  /** The cheapest end so far: at a team with room, or with a request that gives up. */
  private int endTeam;

  private int endRequest;

  PlaceSearch(Plan plan) {
    super(plan);
  }

  /** Brings a request into the plan. */
  void insert(int request) {
    begin();
    endWith(request, plan.unmatchedCost[request]);
    lookFrom(request, 0);
    settleAll();
    movePrices(1);
    moveAlong(Plan.UNPLACED);
  }

  /** Takes one slot away from a team that uses all it had; whoever it costs least moves on. */
  void evictFrom(int team) {
    begin();
    endWith(plan.firstMember(team), Plan.NO_ROOM);
    reach(team, 0);
    settleAll();
    movePrices(1);
    moveAlong(team);
    plan.freeSlot(team);
  }

  private void endWith(int request, long length) {
    shortest = length;
    endRequest = request;
    endTeam = Plan.NOBODY;
  }

  @Override
  void lookBeyond(int team) {
    long here = distance[team] - plan.price[team];
    for (int member = plan.firstMember(team);
        member != Plan.NOBODY;
        member = plan.nextMember(member)) {
      long offset = here - plan.paid[member];
      long givingUp = offset + plan.unmatchedCost[member];
      if (givingUp < shortest) {
        endWith(member, givingUp);
      }
      lookFrom(member, offset);
    }
  }

  /** Rows are sorted and prices not negative, so that the rest of a row can often be skipped. */
  private void lookFrom(int request, long offset) {
    int first = plan.rowStart[request];
    int end = plan.rowEnd[request];
    int edge = first;
    for (; edge < end; edge++) {
      long cost = plan.edgeCost[edge];
      if (offset + cost >= shortest) {
        break;
      }
      int team = plan.edgeTeam[edge];
      long length = offset + cost + plan.price[team];
      if (isNearer(team, length)) {
        reach(team, length);
        mover[team] = request;
        moverCost[team] = cost;
        endAt(team, length + plan.room[team] - plan.price[team]);
      }
    }
    countEdges(edge - first + 1);
  }

  private void endAt(int team, long length) {
    if (length < shortest) {
      shortest = length;
      endTeam = team;
    }
  }

  /** Everybody on the cheapest chain moves, the last first, back to where it began. */
  private void moveAlong(int origin) {
    int to = endTeam;
    if (to == Plan.NOBODY) {
      to = plan.team[endRequest];
      if (to >= 0) {
        plan.part(endRequest);
      }
      plan.team[endRequest] = Assignment.UNMATCHED;
    } else {
      plan.price[to] = plan.room[to];
      plan.takeSlot(to);
    }
    while (to != origin) {
      int moving = mover[to];
      int from = plan.team[moving];
      if (from >= 0) {
        plan.part(moving);
      }
      plan.join(moving, to, moverCost[to]);
      to = from;
    }
  }
}
