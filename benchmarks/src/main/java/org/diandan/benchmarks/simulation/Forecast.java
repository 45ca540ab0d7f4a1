package org.diandan.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.price.LastSlots;
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

  /** So many past days are solved at a time, the next ones at the next time. */
  private static final int DAYS_AT_A_TIME = 8;

  /** Set on cities that are not scored. */
  private static final double CAUTION = 8;

  private static final LastSlots LAST_SLOTS =
      new LastSlots(new ShortestAugmentingPaths(), CAUTION, 2 * Day.UNMATCHED_METRES);

  Forecast {
    pastDays = List.copyOf(pastDays);
  }

  /**
   * Where a day stands.
   *
   * @param free requests each team still takes
   * @param waiting needs that are not decided yet
   * @param solved how often prices were solved this day
   */
  record Moment(double now, List<Integer> free, List<Day.Need> waiting, int solved) {}

  /** Prices for a whole day. */
  ShadowPrices<Integer> prices(List<Integer> slots) {
    return prices(new Moment(0, slots, List.of(), 0), ShadowPrices.none());
  }

  /** Prices for the rest of a day. */
  ShadowPrices<Integer> prices(Moment moment, ShadowPrices<Integer> former) {
    var teams = new ArrayList<Lasting<Integer>>();
    for (int team = 0; team < moment.free.size(); team++) {
      teams.add(new Lasting<>(team, END_OF_DAY));
    }
    var rests =
        IntStream.range(0, Math.min(DAYS_AT_A_TIME, pastDays.size()))
            .map(index -> (DAYS_AT_A_TIME * moment.solved + index) % pastDays.size())
            .mapToObj(pastDays::get)
            .map(day -> day.remaining(moment.now, moment.free, moment.waiting))
            .toList();
    return LEARNING.learn(teams, rests, new Occasion<>(moment.now, former));
  }

  /** The same prices, with last slots kept for the urgent needs of all past days. */
  ShadowPrices<Integer> withLastSlots(Moment moment, ShadowPrices<Integer> prices) {
    var urgentDays =
        pastDays.stream().map(day -> day.remainingUrgent(moment.now, moment.free)).toList();
    var teams = IntStream.range(0, moment.free.size()).boxed().toList();
    return LAST_SLOTS.keptIn(prices, teams, urgentDays);
  }
}
