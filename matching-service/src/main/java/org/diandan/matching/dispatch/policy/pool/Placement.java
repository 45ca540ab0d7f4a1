package org.diandan.matching.dispatch.policy.pool;

import static org.diandan.matching.dispatch.policy.pool.PlanState.NO_TEAM;

/**
 * Takes one request into an optimal plan: the shortest chain in which it gets a team, whose request
 * gets another team, and so on, until a slot is free or somebody is better left out.
 */
final class Placement {

  private final PlanState plan;
  private final NearestFirst teams = new NearestFirst();
  private double best;
  private int freeTeam;
  private int leftOut;

  Placement(PlanState plan) {
    this.plan = plan;
  }

  /** The request must be planned nowhere. Cost: the links of the teams on the way. */
  void place(int row) {
    teams.begin(plan.teamCount());
    best = plan.unmatchedCost[row];
    leftOut = row;
    freeTeam = NO_TEAM;
    reach(row, 0);
    while (!teams.isEmpty() && teams.nearestDistance() < best) {
      expand(teams.takeNearest());
    }
    updateDuals();
    plan.dual[row] = best;
    shift(row);
  }

  private void reach(int row, double paidSoFar) {
    var links = plan.teamsOf(row);
    for (int k = 0; k < links.size(); k++) {
      var team = links.neighbour(k);
      var paid = paidSoFar + links.cost(k) + plan.price[team];
      if (plan.slots[team] > 0 && paid < best) {
        teams.offer(team, paid, row);
      }
    }
  }

  private void expand(int team) {
    var paid = teams.distanceTo(team);
    if (plan.hasFreeSlot(team)) {
      best = paid;
      freeTeam = team;
      return;
    }
    var held = plan.heldBy(team);
    for (int k = 0; k < held.size(); k++) {
      var row = held.neighbour(k);
      var withoutIt = paid + plan.unmatchedCost[row] - plan.dual[row];
      if (withoutIt < best) {
        best = withoutIt;
        leftOut = row;
      }
    }
    for (int k = 0; k < held.size(); k++) {
      reach(held.neighbour(k), paid - plan.dual[held.neighbour(k)]);
    }
  }

  private void updateDuals() {
    for (int k = 0; k < teams.reachedCount(); k++) {
      var team = teams.reached(k);
      var rise = best - teams.distanceTo(team);
      if (rise > 0) {
        plan.price[team] += rise;
        var held = plan.heldBy(team);
        for (int h = 0; h < held.size(); h++) {
          plan.dual[held.neighbour(h)] += rise;
        }
      }
    }
  }

  private void shift(int newcomer) {
    var team = freeTeam;
    if (team == NO_TEAM) {
      if (leftOut == newcomer) {
        return;
      }
      team = plan.plannedTeam[leftOut];
      plan.unassign(leftOut);
      plan.dual[leftOut] = plan.unmatchedCost[leftOut];
    }
    while (team != NO_TEAM) {
      var row = teams.cameFrom(team);
      var givenUp = plan.plannedTeam[row];
      if (givenUp != NO_TEAM) {
        plan.unassign(row);
      }
      plan.assign(row, team);
      team = givenUp;
    }
  }
}
