package org.diandan.matching.dispatch.policy.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Open requests, teams with slots, what each pair costs, who is planned where, and the duals of the
 * plan. Holds facts; {@link Placement} and {@link Refill} change the plan, {@link LivePlan} decides
 * when.
 */
final class PlanState {

  static final int NO_TEAM = -1;

  private final List<Links> teamsOf = new ArrayList<>();
  private final List<Links> requestsOf = new ArrayList<>();
  private final List<Links> heldBy = new ArrayList<>();
  private final Links freeRows = new Links();

  /** What leaving a request out costs. */
  double[] unmatchedCost = new double[16];

  /** What a request pays in the plan, its team's price included. */
  double[] dual = new double[16];

  /** The planned team of a request, or {@link #NO_TEAM}. */
  int[] plannedTeam = new int[16];

  /** How many requests a team has room for. */
  int[] slots = new int[16];

  /** Between what one more slot would save and what one less would cost; at least the reserve. */
  double[] price = new double[16];

  /** What a slot is expected to be worth later. */
  double[] reserve = new double[16];

  int rowCount() {
    return teamsOf.size();
  }

  int teamCount() {
    return heldBy.size();
  }

  /** A request's links to the teams it may go to. */
  Links teamsOf(int row) {
    return teamsOf.get(row);
  }

  /** A team's links to the requests that may come to it. */
  Links requestsOf(int team) {
    return requestsOf.get(team);
  }

  /** The requests planned with the team. */
  Links heldBy(int team) {
    return heldBy.get(team);
  }

  boolean hasFreeSlot(int team) {
    return heldBy.get(team).size() < slots[team];
  }

  int addRequest(double costUnmatched) {
    int row;
    if (freeRows.size() > 0) {
      row = freeRows.neighbour(freeRows.size() - 1);
      freeRows.remove(row);
    } else {
      row = teamsOf.size();
      teamsOf.add(new Links());
      unmatchedCost = roomFor(row, unmatchedCost);
      dual = roomFor(row, dual);
      plannedTeam = roomFor(row, plannedTeam);
    }
    unmatchedCost[row] = costUnmatched;
    dual[row] = Double.NEGATIVE_INFINITY;
    plannedTeam[row] = NO_TEAM;
    return row;
  }

  /** Whether the request takes part in the plan, with a team or left out. */
  boolean isPlaced(int row) {
    return dual[row] > Double.NEGATIVE_INFINITY;
  }

  int addTeam(double itsReserve) {
    var team = heldBy.size();
    heldBy.add(new Links());
    requestsOf.add(new Links());
    slots = roomFor(team, slots);
    price = roomFor(team, price);
    reserve = roomFor(team, reserve);
    price[team] = itsReserve;
    reserve[team] = itsReserve;
    return team;
  }

  void link(int row, int team, double cost) {
    teamsOf.get(row).add(team, cost);
    requestsOf.get(team).add(row, cost);
  }

  void unlink(int row, int team) {
    teamsOf.get(row).remove(team);
    requestsOf.get(team).remove(row);
  }

  void assign(int row, int team) {
    heldBy.get(team).add(row, 0);
    plannedTeam[row] = team;
  }

  void unassign(int row) {
    heldBy.get(plannedTeam[row]).remove(row);
    plannedTeam[row] = NO_TEAM;
  }

  /** Frees the row of a request that is planned nowhere. */
  void forget(int row) {
    var links = teamsOf.get(row);
    for (int k = 0; k < links.size(); k++) {
      requestsOf.get(links.neighbour(k)).remove(row);
    }
    links.clear();
    dual[row] = Double.NEGATIVE_INFINITY;
    freeRows.add(row, 0);
  }

  private static double[] roomFor(int index, double[] values) {
    return index < values.length ? values : Arrays.copyOf(values, 2 * values.length);
  }

  private static int[] roomFor(int index, int[] values) {
    return index < values.length ? values : Arrays.copyOf(values, 2 * values.length);
  }
}
