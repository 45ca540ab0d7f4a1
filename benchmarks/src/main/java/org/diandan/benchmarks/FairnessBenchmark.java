package org.diandan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diandan.benchmarks.simulation.BarPicture;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** Case S4: what the convex load term does for evenness, and what it costs in distance. */
final class FairnessBenchmark implements Benchmark {

  private static final int REQUESTS = 10_000;

  /**
   * At seven places a team and no load term the city is about as uneven as the one the limits were
   * set on: 22 % of teams idle at load 0.3, 6.4 % at load 0.6.
   */
  private static final int PLACES_PER_TEAM = 7;

  private static final int CANDIDATES = 20;
  private static final int SEEDS = 5;
  private static final long PHI_METRES = 400;
  private static final double JUDGED_LOAD = 0.3;
  private static final double MOST_GINI = 0.44;
  private static final double MOST_IDLE = 0.11;
  private static final double MOST_DETOUR = 1.025;

  /** Medians over the seeds; {@code detour} is distance over that without the term. */
  private record Line(double load, long phi, LoadShares shares, double detour) {}

  @Override
  public String purpose() {
    return "evenness of load with the convex term, and its cost in distance (S4)";
  }

  @Override
  public void run(List<String> arguments) throws IOException {
    var lines = new ArrayList<Line>();
    for (double load : new double[] {JUDGED_LOAD, 0.6}) {
      lines.addAll(measure(load));
    }
    System.out.printf(
        Locale.ROOT,
        "%5s %6s %7s %7s %8s %7s %6s%n",
        "load",
        "phi m",
        "gini",
        "idle %",
        "mean km",
        "detour",
        "unm.%");
    lines.forEach(FairnessBenchmark::print);
    ResultFiles.write("fairness", json(lines), picture(lines));
    if (lines.stream().anyMatch(FairnessBenchmark::misses)) {
      System.err.println("The load term misses its limits.");
      System.exit(1);
    }
  }

  private static List<Line> measure(double load) {
    int teams = (int) Math.round(REQUESTS / (load * PLACES_PER_TEAM));
    var plain = new ArrayList<LoadShares>();
    var even = new ArrayList<LoadShares>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      var city = new BatchCity(new BatchCity.Size(REQUESTS, teams, load), seed);
      plain.add(planned(city, LoadCost.none()));
      even.add(planned(city, LoadCost.perRequestHeld(PHI_METRES, new int[teams])));
    }
    var without = median(plain);
    var with = median(even);
    return List.of(
        new Line(load, 0, without, 1),
        new Line(load, PHI_METRES, with, with.metres() / without.metres()));
  }

  private static LoadShares planned(BatchCity city, LoadCost loadCost) {
    return LoadShares.of(
        city, new ShortestAugmentingPaths().solve(city.problem(CANDIDATES, loadCost)));
  }

  private static LoadShares median(List<LoadShares> all) {
    return new LoadShares(
        median(all, LoadShares::gini),
        median(all, LoadShares::idle),
        median(all, LoadShares::metres),
        median(all, LoadShares::unmatched));
  }

  private static double median(List<LoadShares> all, ToDoubleFunction<LoadShares> figure) {
    return Stopwatch.median(all.stream().map(figure::applyAsDouble).toList());
  }

  private static boolean misses(Line line) {
    return line.load == JUDGED_LOAD
        && line.phi > 0
        && (line.shares.gini() > MOST_GINI
            || line.shares.idle() > MOST_IDLE
            || line.detour > MOST_DETOUR);
  }

  private static void print(Line line) {
    System.out.printf(
        Locale.ROOT,
        "%5.2f %6d %7.3f %7.2f %8.3f %7.3f %6.2f%n",
        line.load,
        line.phi,
        line.shares.gini(),
        100 * line.shares.idle(),
        line.shares.metres() / 1_000,
        line.detour,
        100 * line.shares.unmatched());
  }

  private static String json(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                String.format(
                    Locale.ROOT,
                    "{\"load\":%s,\"phi\":%d,\"gini\":%.4f,\"idle\":%.4f,\"metres\":%.1f,\"detour\":%.4f}",
                    line.load,
                    line.phi,
                    line.shares.gini(),
                    line.shares.idle(),
                    line.shares.metres(),
                    line.detour))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String picture(List<Line> lines) {
    var picture = new BarPicture("Gini of load per capacity, and share of idle teams");
    for (var line : lines) {
      picture.bar(
          "load " + line.load + ", Gini", "load term " + line.phi + " m", line.shares.gini());
      picture.bar(
          "load " + line.load + ", idle", "load term " + line.phi + " m", line.shares.idle());
    }
    return picture.svg();
  }
}
