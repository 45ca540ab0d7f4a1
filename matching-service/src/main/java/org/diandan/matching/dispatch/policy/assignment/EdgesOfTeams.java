package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/** The edges of a plan seen from the teams: one list a team, edges can come and go. */
final class EdgesOfTeams {

  private final Plan plan;
  private int[] request;
  private int[] first;
  private int[] next;
  private int[] before;

  EdgesOfTeams(Plan plan) {
    this.plan = plan;
    request = new int[plan.edgeTeam.length];
    next = new int[request.length];
    before = new int[request.length];
    first = new int[plan.price.length];
    relist();
  }

  /** Lists all edges anew. */
  void relist() {
    Arrays.fill(first, Plan.NOBODY);
    for (int each = 0; each < plan.team.length; each++) {
      addRow(each);
    }
  }

  void growTeams(int teams) {
    int before = first.length;
    first = Arrays.copyOf(first, teams);
    Arrays.fill(first, before, teams, Plan.NOBODY);
  }

  void growEdges(int edges) {
    request = Arrays.copyOf(request, edges);
    next = Arrays.copyOf(next, edges);
    before = Arrays.copyOf(before, edges);
  }

  int first(int team) {
    return first[team];
  }

  int next(int edge) {
    return next[edge];
  }

  int request(int edge) {
    return request[edge];
  }

  /** Lists the edges of a request. */
  void addRow(int ofRequest) {
    for (int edge = plan.rowStart[ofRequest]; edge < plan.rowEnd[ofRequest]; edge++) {
      int team = plan.edgeTeam[edge];
      request[edge] = ofRequest;
      next[edge] = first[team];
      before[edge] = Plan.NOBODY;
      if (first[team] != Plan.NOBODY) {
        before[first[team]] = edge;
      }
      first[team] = edge;
    }
  }

  /** Forgets the edges of a request. */
  void removeRow(int ofRequest) {
    for (int edge = plan.rowStart[ofRequest]; edge < plan.rowEnd[ofRequest]; edge++) {
      if (before[edge] == Plan.NOBODY) {
        first[plan.edgeTeam[edge]] = next[edge];
      } else {
        next[before[edge]] = next[edge];
      }
      if (next[edge] != Plan.NOBODY) {
        before[next[edge]] = before[edge];
      }
    }
  }
}
