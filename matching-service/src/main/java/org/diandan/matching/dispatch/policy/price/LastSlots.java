package org.diandan.matching.dispatch.policy.price;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.Assignment;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.AssignmentSolver;

/**
 * Keeps the last slots of a team for urgent requests that depend on it. A price is what one more
 * slot would save on average; it says little about the only team of its skill far and wide, whose
 * last slot is gone before the one urgent request of the week comes.
 *
 * <p>The urgent requests of sampled days are planned as if they had all slots to themselves. What
 * one would pay more without its team is its regret; the largest regret of a team's requests is
 * what its last slot is worth to them, the second largest what the last but one is worth.
 *
 * @param solver exact
 * @param caution what the regret of an urgent request that nobody else would come to is multiplied
 *     with, 0 or more: it is not made good by somebody else's short way; a detour counts once
 * @param ceiling metres of regret no last slot's price exceeds; by the longest way below what it
 *     costs to leave an urgent request without a team, so that none is turned away itself
 */
public record LastSlots(AssignmentSolver solver, double caution, double ceiling) {

  public LastSlots {
    if (!(caution >= 0 && caution < Double.POSITIVE_INFINITY)
        || !(ceiling >= 0 && ceiling < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Caution (%s) and ceiling (%s m) must be finite, 0 or more.".formatted(caution, ceiling));
    }
  }

  /**
   * Adds what the last slots are worth to prices just learned.
   *
   * @param teams the first rows of every day's problem in this order; those without a price get
   *     none
   * @param urgentDays the urgent requests that may still come, on the remaining capacity, without a
   *     load term; none leaves the prices as they are
   */
  public <T> ShadowPrices<T> keptIn(
      ShadowPrices<T> prices, List<T> teams, List<AssignmentProblem> urgentDays) {
    if (urgentDays.isEmpty()) {
      return prices;
    }
    var worth = worth(teams.size(), urgentDays);
    var kept = new HashMap<>(prices.bySlot());
    for (int row = 0; row < teams.size(); row++) {
      var lastSlots = worth.get(row);
      kept.computeIfPresent(teams.get(row), (team, price) -> price.withLastSlots(lastSlots));
    }
    return new ShadowPrices<>(kept);
  }

  private List<List<Double>> worth(int teams, List<AssignmentProblem> days) {
    var sums = LastSlots.<Double>lists(teams);
    for (var day : days) {
      var regrets = regrets(day);
      for (int row = 0; row < teams; row++) {
        add(regrets.get(row), sums.get(row));
      }
    }
    sums.forEach(ofTeam -> ofTeam.replaceAll(sum -> Math.min(ceiling, sum / days.size())));
    return sums;
  }

  private static <N> List<List<N>> lists(int count) {
    var all = new ArrayList<List<N>>();
    for (int row = 0; row < count; row++) {
      all.add(new ArrayList<>());
    }
    return all;
  }

  private static void add(List<Double> regrets, List<Double> sums) {
    for (int place = 0; place < regrets.size(); place++) {
      if (place == sums.size()) {
        sums.add(0.0);
      }
      sums.set(place, sums.get(place) + regrets.get(place));
    }
  }

  /** By team, the largest first. */
  private List<List<Double>> regrets(AssignmentProblem day) {
    var plan = solver.solve(day);
    var regrets = LastSlots.<Double>lists(day.teams());
    for (int request = 0; request < day.requests(); request++) {
      if (plan.teamOf(request) != Assignment.UNMATCHED) {
        regrets.get(plan.teamOf(request)).add(regret(request, day, plan));
      }
    }
    regrets.forEach(ofTeam -> ofTeam.sort(Collections.reverseOrder()));
    return regrets;
  }

  private double regret(int request, AssignmentProblem day, Assignment plan) {
    long own = 0;
    long other = day.unmatchedCost(request);
    for (int edge = day.firstEdge(request); edge < day.endEdge(request); edge++) {
      int team = day.edgeTeam(edge);
      if (team == plan.teamOf(request)) {
        own = day.edgeCost(edge);
      } else if (day.capacity(team) > 0) {
        other = Math.min(other, day.edgeCost(edge) + plan.teamPrice(team));
      }
    }
    // A detour is a price like any other; caution is for those nobody else would come to.
    return other < day.unmatchedCost(request)
        ? Math.max(0, other - own)
        : caution * Math.max(0, other - own);
  }
}
