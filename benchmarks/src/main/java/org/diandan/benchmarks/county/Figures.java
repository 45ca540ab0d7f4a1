package org.diandan.benchmarks.county;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.diandan.benchmarks.LoadShares;
import org.diandan.benchmarks.county.Request.DayKind;
import org.diandan.contract.Urgency;

/**
 * What one platform made of days of one kind; requests of all seeds together.
 *
 * @param meanKm way of the teams that came
 * @param p95Km 95th percentile of it
 * @param byUrgency the same for each urgency that was asked for
 * @param offersPerServed questions, those in vain included, for each request that got a team
 * @param gini of tasks per place over the teams, mean of the seeds
 * @param idle share of teams without a task, mean of the seeds
 */
record Figures(
    double meanKm,
    double p95Km,
    Map<Urgency, Waits> byUrgency,
    double offersPerServed,
    double gini,
    double idle) {

  private static final double METRES_PER_KM = 1_000;

  Figures {
    byUrgency = Map.copyOf(byUrgency);
  }

  /**
   * How requests of one urgency fared.
   *
   * @param unmatched share of requests nobody said yes to in time
   * @param medianMinutes from coming to the yes; 0 when there was none
   * @param p95Minutes 95th percentile of it
   */
  record Waits(int requests, double unmatched, double medianMinutes, double p95Minutes) {

    private static Waits of(List<Told> all) {
      var minutes =
          all.stream()
              .filter(Told::isServed)
              .mapToDouble(told -> told.waited().toSeconds() / 60.0)
              .sorted()
              .toArray();
      return new Waits(
          all.size(),
          1 - (double) minutes.length / Math.max(1, all.size()),
          quantile(minutes, 0.5),
          quantile(minutes, 0.95));
    }
  }

  /** A seed's world and what became of its requests. */
  record Lived(World world, List<Told> told) {}

  static Figures of(List<Lived> runs, DayKind day) {
    var all =
        runs.stream().flatMap(run -> run.told.stream()).filter(told -> isOf(told, day)).toList();
    var metres = all.stream().filter(Told::isServed).mapToDouble(Told::metres).sorted().toArray();
    var byUrgency = new EnumMap<Urgency, Waits>(Urgency.class);
    for (var urgency : Urgency.values()) {
      byUrgency.put(urgency, Waits.of(all.stream().filter(asksWith(urgency)).toList()));
    }
    double offers = all.stream().mapToInt(Told::offers).sum();
    var shares = runs.stream().map(run -> shares(run, day)).toList();
    return new Figures(
        Arrays.stream(metres).average().orElse(0) / METRES_PER_KM,
        quantile(metres, 0.95) / METRES_PER_KM,
        byUrgency,
        offers / Math.max(1, metres.length),
        shares.stream().mapToDouble(Figures::gini).average().orElse(0),
        shares.stream().mapToDouble(Figures::idle).average().orElse(0));
  }

  Waits of(Urgency urgency) {
    return byUrgency.getOrDefault(urgency, Waits.of(List.of()));
  }

  private static boolean isOf(Told told, DayKind day) {
    return told.request().day() == day;
  }

  private static Predicate<Told> asksWith(Urgency urgency) {
    return told -> told.request().need().need().urgency() == urgency;
  }

  /** Tasks of each team for each of its places. */
  private static double[] shares(Lived run, DayKind day) {
    var teams = run.world.teams();
    var tasks = new double[teams.size()];
    run.told.stream()
        .filter(told -> isOf(told, day) && told.isServed())
        .forEach(told -> tasks[told.servedBy()]++);
    return IntStream.range(0, tasks.length)
        .mapToDouble(team -> tasks[team] / teams.get(team).capacity())
        .toArray();
  }

  /** Nobody did anything: as even as can be. */
  private static double gini(double[] shares) {
    return Arrays.stream(shares).sum() == 0 ? 0 : LoadShares.gini(shares);
  }

  private static double idle(double[] shares) {
    return (double) Arrays.stream(shares).filter(share -> share == 0).count() / shares.length;
  }

  /** The smallest value that so large a share of all does not exceed; 0 of nothing. */
  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
