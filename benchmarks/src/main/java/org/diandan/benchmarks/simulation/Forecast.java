package org.diandan.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.price.PriceLearning;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Lasting;
import org.diandan.matching.dispatch.policy.price.PriceLearning.Occasion;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;

/**
 * Prices from past days.
 *
 * @param pastDays days of the same city, none of them scored
 */
record Forecast(List<Day> pastDays) {

  private static final double END_OF_DAY = Double.POSITIVE_INFINITY;
  private static final PriceLearning LEARNING =
      new PriceLearning(new ShortestAugmentingPaths(), Day.UNMATCHED_METRES);

  Forecast {
    pastDays = List.copyOf(pastDays);
  }

  /**
   * Where a day stands.
   *
   * @param free requests each team still takes
   * @param waiting needs that are not decided yet
   */
  record Moment(double now, List<Integer> free, List<Day.Need> waiting) {}

  /** Prices for a whole day. */
  ShadowPrices<Integer> prices(List<Integer> slots) {
    return prices(new Moment(0, slots, List.of()), ShadowPrices.none());
  }

  /** Prices for the rest of a day. */
  ShadowPrices<Integer> prices(Moment moment, ShadowPrices<Integer> former) {
    var teams = new ArrayList<Lasting<Integer>>();
    for (int team = 0; team < moment.free.size(); team++) {
      teams.add(new Lasting<>(team, END_OF_DAY));
    }
    var rests =
        pastDays.stream()
            .map(day -> day.remaining(moment.now, moment.free, moment.waiting))
            .toList();
    return LEARNING.learn(teams, rests, new Occasion<>(moment.now, former));
  }
}
