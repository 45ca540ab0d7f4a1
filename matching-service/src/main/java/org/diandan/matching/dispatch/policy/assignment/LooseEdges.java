package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/** Edges as they come, in any order. */
final class LooseEdges {

  private static final int AT_FIRST = 64;

  private int[] request = new int[AT_FIRST];
  private int[] team = new int[AT_FIRST];
  private long[] cost = new long[AT_FIRST];
  private int size;

  void add(int itsRequest, int itsTeam, long itsCost) {
    if (size == request.length) {
      request = Arrays.copyOf(request, 2 * size);
      team = Arrays.copyOf(team, 2 * size);
      cost = Arrays.copyOf(cost, 2 * size);
    }
    request[size] = itsRequest;
    team[size] = itsTeam;
    cost[size++] = itsCost;
  }

  EdgeRows toRows(int requests, int teams) {
    var start = new int[requests + 1];
    for (int edge = 0; edge < size; edge++) {
      start[request[edge] + 1]++;
    }
    for (int each = 0; each < requests; each++) {
      start[each + 1] += start[each];
    }
    var rowTeam = new int[size];
    var rowCost = new long[size];
    var free = Arrays.copyOf(start, requests);
    for (int edge = 0; edge < size; edge++) {
      int place = free[request[edge]]++;
      rowTeam[place] = team[edge];
      rowCost[place] = cost[edge];
    }
    return EdgeRows.of(start, rowTeam, rowCost, teams);
  }
}
