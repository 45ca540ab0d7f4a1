package org.diandan.benchmarks.simulation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diandan.benchmarks.simulation.Forecast.Moment;
import org.diandan.matching.dispatch.policy.pool.Commitment;
import org.diandan.matching.dispatch.policy.pool.OpenPool;
import org.diandan.matching.dispatch.policy.pool.Option;
import org.diandan.matching.dispatch.policy.pool.Waiting;
import org.diandan.matching.dispatch.policy.price.ShadowPrices;

/**
 * The engine with its pool: urgent requests are answered at once, all others as late as they can
 * wait.
 *
 * @param forecast of demand; none means no prices
 * @param solves how often prices are solved in the day; 0 leaves them at zero
 */
record Late(Forecast forecast, int solves) implements DayPolicy {

  @Override
  public Outcome live(Day day) {
    return new Run(day, this).toTheEnd();
  }

  private static final class Run {
    private final Day day;
    private final Late late;
    private final OpenPool<Integer, Integer> pool = new OpenPool<>();
    private final int[] free;
    private final Outcome.Tally tally = new Outcome.Tally();
    private ShadowPrices<Integer> prices = ShadowPrices.none();
    private final Map<Integer, Day.Need> waiting = new LinkedHashMap<>();
    private int solved;

    Run(Day day, Late late) {
      this.day = day;
      this.late = late;
      free = day.capacity();
      for (int team = 0; team < free.length; team++) {
        pool.teamArrives(team, free[team], Double.POSITIVE_INFINITY, List.of());
      }
    }

    Outcome toTheEnd() {
      for (int number = 0; number < day.needs().size(); number++) {
        var need = day.needs().get(number);
        pool.commitBefore(need.at()).forEach(this::record);
        solvePricesWhenDue(need.at());
        var options =
            need.candidates().stream()
                .map(each -> new Option<>(each.team(), need.cost(each)))
                .toList();
        pool.requestArrives(number, new Waiting<>(need.unmatchedCost(), need.commitBy(), options));
        waiting.put(number, need);
        if (need.isUrgent()) {
          record(pool.commitNow(number, need.at()));
        }
      }
      pool.commitBefore(Double.POSITIVE_INFINITY).forEach(this::record);
      return tally.outcome();
    }

    private void solvePricesWhenDue(double now) {
      if (solved < late.solves && now >= (double) solved / late.solves) {
        var moment =
            new Moment(
                now, Arrays.stream(free).boxed().toList(), List.copyOf(waiting.values()), solved++);
        prices = late.forecast.withLastSlots(moment, late.forecast.prices(moment, prices));
        pool.reprice(prices, now);
      }
    }

    private void record(Commitment<Integer, Integer> made) {
      var need = day.needs().get(made.request());
      waiting.remove(made.request());
      var team = made.team();
      if (team == null) {
        tally.unmatched(need);
        return;
      }
      free[team]--;
      tally.served(
          need,
          need.candidates().stream().filter(each -> each.team() == team).findFirst().orElseThrow());
    }
  }
}
