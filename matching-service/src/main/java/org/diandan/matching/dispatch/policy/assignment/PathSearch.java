package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/**
 * What both directions of search share: teams by their distance from the start, nearest first, as
 * in Dijkstra's algorithm on reduced costs. A search ends as soon as no chain of moves can be
 * cheaper than the best one known, and costs O(E log T) at worst.
 */
abstract class PathSearch {

  final Plan plan;

  /** By team seen: length of the cheapest chain to it, and the request that moves in this step. */
  long[] distance = new long[0];

  int[] mover = new int[0];
  long[] moverCost = new long[0];

  /** Length of the cheapest chain so far that ends well. */
  long shortest;

  private int[] seenIn = new int[0];
  private int[] settled = new int[0];
  private TeamHeap waiting = new TeamHeap(0);
  private int settledCount;
  private int round;
  private long edgesLookedAt;

  PathSearch(Plan plan) {
    this.plan = plan;
    growTeams(plan.price.length);
  }

  void growTeams(int teams) {
    distance = Arrays.copyOf(distance, teams);
    mover = Arrays.copyOf(mover, teams);
    moverCost = Arrays.copyOf(moverCost, teams);
    seenIn = Arrays.copyOf(seenIn, teams);
    settled = Arrays.copyOf(settled, teams);
    waiting = new TeamHeap(teams);
  }

  /** Pairs of request and team looked at in all searches so far. */
  long edgesLookedAt() {
    return edgesLookedAt;
  }

  void countEdges(int edges) {
    edgesLookedAt += edges;
  }

  void begin() {
    if (++round == Integer.MAX_VALUE) {
      Arrays.fill(seenIn, 0);
      round = 1;
    }
    waiting.clear();
    settledCount = 0;
  }

  /** Whether a chain of this length to a team is worth going on with. */
  boolean isNearer(int team, long length) {
    return length < shortest && (seenIn[team] != round || length < distance[team]);
  }

  /** Notes that a team can be reached. */
  void reach(int team, long length) {
    distance[team] = length;
    if (seenIn[team] == round) {
      waiting.nearer(team, length);
    } else {
      seenIn[team] = round;
      waiting.add(team, length);
    }
  }

  /** Looks on from the nearest team until no chain can be cheaper than the best known. */
  void settleAll() {
    while (!waiting.isEmpty() && waiting.nearestDistance() < shortest) {
      int team = waiting.removeNearest();
      settled[settledCount++] = team;
      lookBeyond(team);
    }
  }

  abstract void lookBeyond(int team);

  /** Moves the price of each team nearer than the end, by as much as it is nearer. */
  void movePrices(int direction) {
    for (int each = 0; each < settledCount; each++) {
      int team = settled[each];
      plan.price[team] += direction * (shortest - distance[team]);
    }
  }
}
