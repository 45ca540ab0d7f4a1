package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * A quick start: requests go to the team they like best. Where it has no room, its price rises
 * until the first of its members, or the newcomer, likes another place as well, and that one moves
 * on. Prices only rise, and never so far that anybody sits in the wrong place, so that what is
 * placed is an optimal plan of its own. Chains that run long are left to the path search.
 */
final class Bidding {

  /** Moves after which a chain is left to the path search. */
  private static final int LONGEST_CHAIN = 16;

  /** Larger teams are left to the path search, which looks at all members at once. */
  private static final int LARGEST_TEAM = 16;

  private final Plan plan;

  /** By request: at most what its second choice costs; prices have risen since it was computed. */
  private final long[] alternative;

  private int bestTeam;
  private long bestEdge;
  private long bestLength;
  private long secondLength;
  private long edgesLookedAt;

  Bidding(Plan plan) {
    this.plan = plan;
    alternative = new long[plan.team.length];
  }

  long edgesLookedAt() {
    return edgesLookedAt;
  }

  /** Places what finds a place quickly; returns the requests that did not. */
  int[] placeAll() {
    var left = new int[plan.team.length];
    int count = 0;
    for (int request = 0; request < left.length; request++) {
      int homeless = place(request);
      if (homeless != Plan.NOBODY) {
        left[count++] = homeless;
      }
    }
    return Arrays.copyOf(left, count);
  }

  /** Places a request; returns who is without a place in the end, or nobody. */
  private int place(int newcomer) {
    int request = newcomer;
    int refused = Plan.NOBODY;
    for (int move = 0; move < LONGEST_CHAIN; move++) {
      choose(request, refused);
      if (bestTeam == Plan.NOBODY) {
        plan.team[request] = Assignment.UNMATCHED;
        return Plan.NOBODY;
      }
      alternative[request] = secondLength;
      if (plan.hasRoomNow(bestTeam)) {
        plan.join(request, bestTeam, bestEdge);
        plan.takeSlot(bestTeam);
        return Plan.NOBODY;
      }
      if (plan.used(bestTeam) > LARGEST_TEAM) {
        return request;
      }
      refused = bestTeam;
      request = contest(request, bestTeam, bestEdge);
      if (request == Plan.NOBODY) {
        return Plan.NOBODY;
      }
    }
    return request;
  }

  /** Raises the price of a team until there is room or somebody may go; returns who goes. */
  private int contest(int newcomer, int team, long newcomersEdge) {
    while (true) {
      int weakest = newcomer;
      long rise = alternative[newcomer] - newcomersEdge - plan.price[team];
      for (int member = plan.firstMember(team);
          member != Plan.NOBODY;
          member = plan.nextMember(member)) {
        long slack = alternative[member] - plan.paid[member] - plan.price[team];
        if (slack < rise) {
          rise = slack;
          weakest = member;
        }
      }
      if (plan.room[team] - plan.price[team] <= rise) {
        plan.price[team] = plan.room[team];
        plan.join(newcomer, team, newcomersEdge);
        plan.takeSlot(team);
        return Plan.NOBODY;
      }
      if (weakest != newcomer && alternativeHasRisen(weakest, team)) {
        continue;
      }
      plan.price[team] += rise;
      if (weakest != newcomer) {
        plan.part(weakest);
        plan.join(newcomer, team, newcomersEdge);
      }
      return weakest;
    }
  }

  /** Looks again at the second choice of a member, whose prices may have risen meanwhile. */
  private boolean alternativeHasRisen(int member, int itsTeam) {
    long best = plan.unmatchedCost[member];
    int end = plan.rowEnd[member];
    for (int edge = plan.rowStart[member]; edge < end && plan.edgeCost[edge] < best; edge++) {
      edgesLookedAt++;
      if (plan.edgeTeam[edge] != itsTeam) {
        best = Math.min(best, plan.edgeCost[edge] + plan.price[plan.edgeTeam[edge]]);
      }
    }
    boolean risen = best > alternative[member];
    alternative[member] = best;
    return risen;
  }

  /** Finds the best and second-best place; among equals, room goes first and the refused last. */
  private void choose(int request, int refused) {
    bestTeam = Plan.NOBODY;
    bestLength = plan.unmatchedCost[request];
    secondLength = bestLength;
    int end = plan.rowEnd[request];
    int edge = plan.rowStart[request];
    for (; edge < end && plan.edgeCost[edge] <= secondLength; edge++) {
      int team = plan.edgeTeam[edge];
      long length = plan.edgeCost[edge] + plan.price[team];
      if (length < bestLength || (length == bestLength && isBetter(team, refused))) {
        secondLength = bestLength;
        bestLength = length;
        bestTeam = team;
        bestEdge = plan.edgeCost[edge];
      } else if (length < secondLength) {
        secondLength = length;
      }
    }
    edgesLookedAt += edge - plan.rowStart[request] + 1;
  }

  private boolean isBetter(int team, int refused) {
    if (bestTeam == Plan.NOBODY) {
      return team != refused;
    }
    return plan.hasRoomNow(team)
        ? !plan.hasRoomNow(bestTeam)
        : bestTeam == refused && team != refused;
  }
}
