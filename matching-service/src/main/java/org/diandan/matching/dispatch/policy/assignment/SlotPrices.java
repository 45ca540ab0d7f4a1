package org.diandan.matching.dispatch.policy.assignment;

import java.util.Arrays;

/** The slots of all teams with their prices and holders: one small heap a team, cheapest on top. */
final class SlotPrices {

  static final long NO_SLOT = Long.MAX_VALUE / 4;

  private final int[] start;
  private final long[] price;
  private final int[] holder;

  /** Prices begin with what each slot costs. */
  SlotPrices(AssignmentProblem problem) {
    int teams = problem.touchedTeams();
    start = new int[teams + 1];
    for (int touched = 0; touched < teams; touched++) {
      start[touched + 1] = start[touched] + problem.placesOfTouched(touched);
    }
    price = new long[start[teams]];
    holder = new int[price.length];
    Arrays.fill(holder, Plan.NOBODY);
    for (int touched = 0; touched < teams; touched++) {
      for (int slot = start[touched]; slot < start[touched + 1]; slot++) {
        price[slot] = problem.slotCost(problem.touchedTeam(touched), slot - start[touched]);
      }
    }
  }

  /** Price of the cheapest slot. */
  long cheapest(int team) {
    return start[team] < start[team + 1] ? price[start[team]] : NO_SLOT;
  }

  /** Price of the cheapest slot but one. */
  long secondCheapest(int team) {
    int first = start[team] + 1;
    long second = first < start[team + 1] ? price[first] : NO_SLOT;
    return first + 1 < start[team + 1] ? Math.min(second, price[first + 1]) : second;
  }

  /** Gives the cheapest slot to a request at a price not below; returns who held it, or nobody. */
  int take(int team, int request, long newPrice) {
    int base = start[team];
    int end = start[team + 1];
    int before = holder[base];
    int hole = base;
    while (true) {
      int child = base + 2 * (hole - base) + 1;
      if (child + 1 < end && price[child + 1] < price[child]) {
        child++;
      }
      if (child >= end || price[child] >= newPrice) {
        break;
      }
      price[hole] = price[child];
      holder[hole] = holder[child];
      hole = child;
    }
    price[hole] = newPrice;
    holder[hole] = request;
    return before;
  }
}
