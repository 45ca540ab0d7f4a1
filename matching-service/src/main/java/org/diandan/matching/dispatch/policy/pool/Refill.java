package org.diandan.matching.dispatch.policy.pool;

import static org.diandan.matching.dispatch.policy.pool.PlanState.NO_TEAM;

/**
 * Gives a free slot its best use in an otherwise optimal plan: the shortest chain in which the team
 * takes a request over, whose former team takes another one over, and so on, until a request is met
 * that had nobody, or a slot is better left free.
 */
final class Refill {

  private final PlanState plan;
  private final NearestFirst nodes = new NearestFirst();
  private double best;
  private int endNode;
  private int start;

  Refill(PlanState plan) {
    this.plan = plan;
  }

  /**
   * Nothing happens unless the team has a free slot that is priced above its reserve.
   *
   * @return whether the slot is used now
   */
  boolean fill(int team) {
    if (!plan.hasFreeSlot(team) || plan.price[team] <= plan.reserve[team]) {
      return false;
    }
    start = node(team);
    nodes.begin(plan.rowCount() + plan.teamCount());
    best = Double.POSITIVE_INFINITY;
    nodes.offer(start, 0, start);
    while (!nodes.isEmpty() && nodes.nearestDistance() < best) {
      var nearest = nodes.takeNearest();
      if (nearest < plan.rowCount()) {
        passOn(nearest);
      } else {
        takeOver(nearest);
      }
    }
    updateDuals();
    return shift();
  }

  private int node(int team) {
    return plan.rowCount() + team;
  }

  private int team(int node) {
    return node - plan.rowCount();
  }

  private void passOn(int row) {
    var given = nodes.distanceTo(row);
    if (plan.plannedTeam[row] == NO_TEAM) {
      best = given;
      endNode = row;
    } else {
      nodes.offer(node(plan.plannedTeam[row]), given, row);
    }
  }

  private void takeOver(int node) {
    var team = team(node);
    var given = nodes.distanceTo(node);
    var leftFree = given + plan.price[team] - plan.reserve[team];
    if (leftFree < best) {
      best = leftFree;
      endNode = node;
    }
    var links = plan.requestsOf(team);
    for (int k = 0; k < links.size(); k++) {
      var row = links.neighbour(k);
      var lost = Math.max(0, plan.price[team] + links.cost(k) - plan.dual[row]);
      if (given + lost < best) {
        nodes.offer(row, given + lost, /* cameHereFrom= */ node);
      }
    }
  }

  private void updateDuals() {
    for (int k = 0; k < nodes.reachedCount(); k++) {
      var node = nodes.reached(k);
      var fall = best - nodes.distanceTo(node);
      if (fall > 0) {
        if (node < plan.rowCount()) {
          plan.dual[node] -= fall;
        } else {
          plan.price[team(node)] -= fall;
        }
      }
    }
  }

  private boolean shift() {
    if (endNode == start) {
      return false;
    }
    var row = endNode < plan.rowCount() ? endNode : nodes.cameFrom(endNode);
    while (true) {
      var taker = nodes.cameFrom(row);
      if (plan.plannedTeam[row] != NO_TEAM) {
        plan.unassign(row);
      }
      plan.assign(row, team(taker));
      if (taker == start) {
        return true;
      }
      row = nodes.cameFrom(taker);
    }
  }
}
