package org.diandan.matching.dispatch.policy.price;

import java.util.HashMap;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.AssignmentSolver;

/**
 * Learns prices from days of demand that could lie ahead: solves each on the capacity that is left,
 * takes what one more slot of a team would have saved, averages over the days and smooths with the
 * prices before.
 *
 * @param ceiling metres of regret no price exceeds: what it costs to leave a request of the lowest
 *     class without a team, so that no price alone turns such a request away from a team next door
 */
public record PriceLearning(AssignmentSolver solver, double ceiling) {

  private static final double WEIGHT_OF_THE_NEW = 0.5;

  public PriceLearning {
    if (!(ceiling >= 0)) {
      throw new IllegalArgumentException(
          "The ceiling of prices (%s m) must be 0 or more.".formatted(ceiling));
    }
  }

  /**
   * When prices are learned and how long they hold.
   *
   * @param now seconds on the caller's clock
   * @param former prices to smooth with; teams they do not know start with the new price
   */
  public record Occasion<T>(double now, ShadowPrices<T> former) {}

  /**
   * Learns the prices of the teams.
   *
   * @param teams the first rows of every day's problem in this order; days may have more rows,
   *     teams that are yet to come
   * @param days what may still be asked today, on the remaining capacity; none keeps the former
   *     prices
   */
  public <T> ShadowPrices<T> learn(
      List<Lasting<T>> teams, List<AssignmentProblem> days, Occasion<T> occasion) {
    if (days.isEmpty()) {
      return occasion.former();
    }
    var sum = new double[teams.size()];
    for (var day : days) {
      var worth = SlotWorth.of(day, solver.solve(day));
      for (int row = 0; row < sum.length; row++) {
        sum[row] += Math.min(ceiling, (double) worth[row]);
      }
    }
    var prices = new HashMap<T, SlotPrice>();
    for (int row = 0; row < sum.length; row++) {
      var team = teams.get(row);
      var smoothed = smoothed(team.team(), sum[row] / days.size(), occasion);
      prices.put(team.team(), new SlotPrice(smoothed, occasion.now(), team.worthlessAt()));
    }
    return new ShadowPrices<>(prices);
  }

  /**
   * A team and how long its slots last.
   *
   * @param worthlessAt see {@link SlotPrice}
   */
  public record Lasting<T>(T team, double worthlessAt) {}

  private static <T> double smoothed(T team, double learned, Occasion<T> occasion) {
    var former = occasion.former();
    if (!former.bySlot().containsKey(team)) {
      return learned;
    }
    return WEIGHT_OF_THE_NEW * learned + (1 - WEIGHT_OF_THE_NEW) * former.of(team, occasion.now());
  }
}
