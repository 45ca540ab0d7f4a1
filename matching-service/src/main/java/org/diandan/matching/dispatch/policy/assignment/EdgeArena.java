package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps the rows of a plan whose requests come and go; room left by the gone is used again. */
final class EdgeArena {

  private static final int AT_FIRST = 16;

  private final Plan plan;
  private final EdgesOfTeams edges;
  private int[] freeNumbers = new int[0];
  private int freeCount;
  private int end;
  private int living;

  EdgeArena(Plan plan, EdgesOfTeams edges) {
    this.plan = plan;
    this.edges = edges;
  }

  /** Number of requests. */
  int size() {
    return plan.team.length - freeCount;
  }

  int add(long unmatchedCost, int[] teams, long[] costs) {
    if (teams.length != costs.length) {
      throw new IllegalArgumentException(
          "There are %d teams but %d costs.".formatted(teams.length, costs.length));
    }
    Magnitudes.requireModerate(unmatchedCost);
    for (long cost : costs) {
      Magnitudes.requireModerate(cost);
    }
    makeRoom(teams.length);
    int request = freeNumbers[--freeCount];
    plan.unmatchedCost[request] = unmatchedCost;
    plan.rowStart[request] = end;
    var cheapestFirst =
        Comparator.comparingLong((Integer each) -> costs[each])
            .thenComparingInt(each -> teams[each]);
    IntStream.range(0, teams.length)
        .boxed()
        .sorted(cheapestFirst)
        .forEachOrdered(each -> append(teams[each], costs[each]));
    plan.rowEnd[request] = end;
    living += teams.length;
    edges.addRow(request);
    return request;
  }

  void remove(int request) {
    edges.removeRow(request);
    living -= plan.rowEnd[request] - plan.rowStart[request];
    plan.rowEnd[request] = plan.rowStart[request];
    plan.team[request] = Plan.UNPLACED;
    freeNumbers[freeCount++] = request;
  }

  private void append(int team, long cost) {
    plan.edgeTeam[end] = team;
    plan.edgeCost[end++] = cost;
  }

  private void makeRoom(int row) {
    if (freeCount == 0) {
      growRequests();
    }
    if (end + row > plan.edgeTeam.length) {
      closeGaps();
      // Half empty at least, so that the next time is far.
      int size = Math.max(plan.edgeTeam.length, 2 * (living + row));
      plan.edgeTeam = Arrays.copyOf(plan.edgeTeam, size);
      plan.edgeCost = Arrays.copyOf(plan.edgeCost, size);
      edges.growEdges(size);
      edges.relist();
    }
  }

  private void growRequests() {
    int before = plan.team.length;
    int size = Math.max(AT_FIRST, 2 * before);
    plan.growRequests(size);
    freeNumbers = Arrays.copyOf(freeNumbers, size);
    for (int number = size - 1; number >= before; number--) {
      freeNumbers[freeCount++] = number;
    }
  }

  private void closeGaps() {
    var team = new int[plan.edgeTeam.length];
    var cost = new long[team.length];
    int kept = 0;
    for (int request = 0; request < plan.team.length; request++) {
      int from = plan.rowStart[request];
      int length = plan.rowEnd[request] - from;
      System.arraycopy(plan.edgeTeam, from, team, kept, length);
      System.arraycopy(plan.edgeCost, from, cost, kept, length);
      plan.rowStart[request] = kept;
      kept += length;
      plan.rowEnd[request] = kept;
    }
    plan.edgeTeam = team;
    plan.edgeCost = cost;
    end = kept;
  }
}
