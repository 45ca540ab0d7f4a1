package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Edges in rows by request, each row by rising cost and then team, a team once at most. Only teams
 * with an edge are numbered here, so that a solver's arrays grow with the batch and not with the
 * area.
 */
final class EdgeRows {

  private static final int SHORT_ROW = 64;

  /** Where the row of each request starts; one more entry closes the last row. */
  final int[] start;

  /** By edge: the place of its team in {@link #touched}. */
  final int[] team;

  final long[] cost;

  /** Teams with an edge, in no particular order. */
  final int[] touched;

  private EdgeRows(int[] start, int[] team, long[] cost, int[] touched) {
    this.start = start;
    this.team = team;
    this.cost = cost;
    this.touched = touched;
  }

  /**
   * Makes rows.
   *
   * @param start of each row
   * @param team by edge, numbered among all {@code teams}; taken over
   * @param cost by edge; taken over
   */
  static EdgeRows of(int[] start, int[] team, long[] cost, int teams) {
    var rows = new EdgeRows(start, team, cost, new int[0]);
    rows.sortRows();
    return rows.withoutRepeats(teams).touchedOnly(teams);
  }

  /** Number of edges of each team in {@code touched}. */
  int[] countByTeam() {
    var count = new int[touched.length];
    for (int itsTeam : team) {
      count[itsTeam]++;
    }
    return count;
  }

  private void sortRows() {
    for (int request = 0; request + 1 < start.length; request++) {
      if (!sorted(start[request], start[request + 1])) {
        if (start[request + 1] - start[request] <= SHORT_ROW) {
          insertionSort(start[request], start[request + 1]);
        } else {
          longSort(start[request], start[request + 1]);
        }
      }
    }
  }

  private boolean sorted(int from, int to) {
    for (int edge = from + 1; edge < to; edge++) {
      if (isBefore(cost[edge], team[edge], edge - 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBefore(long itsCost, int itsTeam, int edge) {
    return itsCost < cost[edge] || (itsCost == cost[edge] && itsTeam < team[edge]);
  }

  private void insertionSort(int from, int to) {
    for (int edge = from + 1; edge < to; edge++) {
      long itsCost = cost[edge];
      int itsTeam = team[edge];
      int place = edge;
      while (place > from && isBefore(itsCost, itsTeam, place - 1)) {
        cost[place] = cost[place - 1];
        team[place] = team[place - 1];
        place--;
      }
      cost[place] = itsCost;
      team[place] = itsTeam;
    }
  }

  private void longSort(int from, int to) {
    var byCost =
        Comparator.comparingLong((Integer edge) -> cost[edge]).thenComparingInt(edge -> team[edge]);
    var order = IntStream.range(from, to).boxed().sorted(byCost).toList();
    var costs = order.stream().mapToLong(edge -> cost[edge]).toArray();
    var teams = order.stream().mapToInt(edge -> team[edge]).toArray();
    System.arraycopy(costs, 0, cost, from, costs.length);
    System.arraycopy(teams, 0, team, from, teams.length);
  }

  /** Of several edges between one request and one team, the cheapest is the first met. */
  private EdgeRows withoutRepeats(int teams) {
    var lastRequest = new int[teams];
    int kept = 0;
    for (int request = 0, from = 0; request + 1 < start.length; request++) {
      int to = start[request + 1];
      for (int edge = from; edge < to; edge++) {
        if (lastRequest[team[edge]] != request + 1) {
          lastRequest[team[edge]] = request + 1;
          team[kept] = team[edge];
          cost[kept++] = cost[edge];
        }
      }
      from = to;
      start[request + 1] = kept;
    }
    return kept == team.length
        ? this
        : new EdgeRows(start, Arrays.copyOf(team, kept), Arrays.copyOf(cost, kept), touched);
  }

  private EdgeRows touchedOnly(int teams) {
    var numberPlusOne = new int[teams];
    var found = new int[Math.min(teams, team.length)];
    int count = 0;
    for (int edge = 0; edge < team.length; edge++) {
      int whole = team[edge];
      if (numberPlusOne[whole] == 0) {
        found[count++] = whole;
        numberPlusOne[whole] = count;
      }
      team[edge] = numberPlusOne[whole] - 1;
    }
    return new EdgeRows(start, team, cost, Arrays.copyOf(found, count));
  }
}
