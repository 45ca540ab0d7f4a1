package org.diandan.benchmarks.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.diandan.benchmarks.simulation.Day.Candidate;
import org.diandan.benchmarks.simulation.Day.Need;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;
import org.jspecify.annotations.Nullable;

/** Decides every request when it comes, among the candidates that have room. */
final class OneByOne implements DayPolicy {

  /** Chooses one of the candidates with room, of which there is at least one; null is nobody. */
  @FunctionalInterface
  private interface Choice {
    @Nullable Candidate among(List<Candidate> open, Need need, int[] free);
  }

  private final Choice choice;

  private OneByOne(Choice choice) {
    this.choice = choice;
  }

  static DayPolicy nearest() {
    return new OneByOne((open, need, free) -> open.getFirst());
  }

  static DayPolicy random(long seed) {
    return blast(City.CANDIDATES, seed);
  }

  /** Asks the nearest few at once; each is as likely as the others to answer first. */
  static DayPolicy blast(int width, long seed) {
    return day -> {
      var dice = new Random(seed);
      return new OneByOne(
              (open, need, free) -> open.get(dice.nextInt(Math.min(width, open.size()))))
          .live(day);
    };
  }

  /** Asks everybody within a radius at once; when there is nobody, the nearest beyond it. */
  static DayPolicy radiusBlast(int metres, long seed) {
    return day -> {
      var dice = new Random(seed);
      return new OneByOne(
              (open, need, free) -> {
                var within = (int) open.stream().filter(each -> each.metres() <= metres).count();
                return open.get(dice.nextInt(Math.max(1, within)));
              })
          .live(day);
    };
  }

  /** Weighs distance against how much of its capacity a team has left, as scoring systems do. */
  static DayPolicy weightedScore() {
    return day -> {
      var capacity = day.capacity();
      IntToDoubleFunction penalty = team -> 2_000.0 / capacity[team];
      return new OneByOne(
              (open, need, free) ->
                  open.stream()
                      .min(
                          Comparator.comparingDouble(
                              each ->
                                  each.metres()
                                      + penalty.applyAsDouble(each.team())
                                          * (capacity[each.team()] - free[each.team()])))
                      .orElseThrow())
          .live(day);
    };
  }

  /** The engine without a pool: cheapest with its price, or nobody when that is cheaper still. */
  static DayPolicy priced(ShadowPrices<Integer> prices) {
    return new OneByOne(
        (open, need, free) -> {
          Candidate best = null;
          double least = need.unmatchedCost();
          for (var each : open) {
            var cost = need.cost(each) + prices.of(each.team(), need.at());
            if (cost < least) {
              least = cost;
              best = each;
            }
          }
          return best;
        });
  }

  @Override
  public Outcome live(Day day) {
    var free = day.capacity();
    var tally = new Outcome.Tally();
    for (var need : day.needs()) {
      var open = need.candidates().stream().filter(each -> free[each.team()] > 0).toList();
      var chosen = open.isEmpty() ? null : choice.among(open, need, free);
      if (chosen == null) {
        tally.unmatched(need);
      } else {
        free[chosen.team()]--;
        tally.served(need, chosen);
      }
    }
    return tally.outcome();
  }
}
