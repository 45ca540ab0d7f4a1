package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * Brings one more request into an optimal plan along the cheapest chain of moves (Dijkstra on
 * reduced costs): it goes to a team, somebody of that team to another, and so on, until a team has
 * room or somebody is better left without. Teams passed on the way get dearer, so that the plan is
 * optimal again. A search costs O(E log T) at worst; it ends as soon as no chain can be cheaper.
 */
final class PathSearch {

  private final Plan plan;
  private final TeamHeap waiting;
  private final long[] distance;
  private final int[] mover;
  private final long[] moverCost;
  private final int[] seenIn;
  private final int[] settled;
  private int settledCount;
  private int round;
  private long edgesLookedAt;

  /** The cheapest end of a chain so far: at a team with room, or with a request that gives up. */
  private long shortest;

  private int endTeam;
  private int endRequest;

  PathSearch(Plan plan) {
    this.plan = plan;
    int teams = plan.price.length;
    waiting = new TeamHeap(teams);
    distance = new long[teams];
    mover = new int[teams];
    moverCost = new long[teams];
    seenIn = new int[teams];
    settled = new int[teams];
  }

  long edgesLookedAt() {
    return edgesLookedAt;
  }

  /** Places a request that is not yet part of the plan. */
  void insert(int request) {
    begin();
    endWith(request, plan.problem.unmatchedCost(request));
    lookFrom(request, 0);
    while (!waiting.isEmpty() && waiting.nearestDistance() < shortest) {
      int team = waiting.removeNearest();
      settled[settledCount++] = team;
      lookBeyond(team);
    }
    raisePrices();
    moveAlong(request);
  }

  private void begin() {
    if (++round == Integer.MAX_VALUE) {
      Arrays.fill(seenIn, 0);
      round = 1;
    }
    waiting.clear();
    settledCount = 0;
  }

  private void endWith(int request, long length) {
    shortest = length;
    endRequest = request;
    endTeam = Plan.NOBODY;
  }

  private void lookBeyond(int team) {
    long here = distance[team] - plan.price[team];
    for (int member = plan.firstMember(team);
        member != Plan.NOBODY;
        member = plan.nextMember(member)) {
      long offset = here - plan.paid[member];
      long givingUp = offset + plan.problem.unmatchedCost(member);
      if (givingUp < shortest) {
        endWith(member, givingUp);
      }
      lookFrom(member, offset);
    }
  }

  /** Rows are sorted and prices not negative, so that the rest of a row can often be skipped. */
  private void lookFrom(int request, long offset) {
    int edge = plan.rowStart[request];
    int end = plan.rowStart[request + 1];
    int first = edge;
    for (; edge < end; edge++) {
      long cost = plan.edgeCost[edge];
      if (offset + cost >= shortest) {
        break;
      }
      int team = plan.edgeTeam[edge];
      long length = offset + cost + plan.price[team];
      if (length < shortest && (seenIn[team] != round || length < distance[team])) {
        reach(team, length);
        mover[team] = request;
        moverCost[team] = cost;
      }
    }
    edgesLookedAt += edge - first + 1;
  }

  private void reach(int team, long length) {
    distance[team] = length;
    long whole = length + plan.room[team] - plan.price[team];
    if (whole < shortest) {
      shortest = whole;
      endTeam = team;
    }
    if (seenIn[team] == round) {
      waiting.nearer(team, length);
    } else {
      seenIn[team] = round;
      waiting.add(team, length);
    }
  }

  private void raisePrices() {
    for (int each = 0; each < settledCount; each++) {
      int team = settled[each];
      plan.price[team] += shortest - distance[team];
    }
    if (endTeam != Plan.NOBODY) {
      plan.price[endTeam] = plan.room[endTeam];
    }
  }

  private void moveAlong(int inserted) {
    int to = endTeam;
    if (to == Plan.NOBODY) {
      to = plan.team[endRequest];
      if (endRequest != inserted) {
        plan.part(endRequest);
      }
      plan.leaveUnmatched(endRequest);
      if (endRequest == inserted) {
        return;
      }
    } else {
      plan.takeSlot(to);
    }
    int moving = mover[to];
    while (moving != inserted) {
      int from = plan.team[moving];
      plan.part(moving);
      plan.join(moving, to, moverCost[to]);
      to = from;
      moving = mover[to];
    }
    plan.join(inserted, to, moverCost[to]);
  }
}
