package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.diandan.matching.dispatch.policy.border.BorderExchange;

/** Case S9: what it costs to cut a region into dispatch areas, and what the border gives back. */
final class PartitionBenchmark implements Benchmark {

  private static final int REQUESTS = 10_000;
  private static final int TEAMS = 10_000;
  private static final int CANDIDATES = 30;
  private static final double CELL_METRES = 75_000;
  private static final long THRESHOLD_METRES = 200;
  private static final int SEEDS = 5;
  private static final int MOST_ROUNDS = 8;
  private static final double TARGET = 1.05;

  @Override
  public String purpose() {
    return "a 150 km city cut at 75 km against the global optimum (S9)";
  }

  @Override
  public void run(List<String> arguments) {
    System.out.printf(
        "%5s %5s %-16s %8s %7s %10s %10s %8s%n",
        "load", "seed", "step", "ratio", "unm.%", "questions", "crossings", "ms");
    boolean missed = false;
    for (double load : new double[] {0.5, 0.9}) {
      var ratios = new ArrayList<Double>();
      for (int seed = 1; seed <= SEEDS; seed++) {
        ratios.add(new Region(load, seed).run());
      }
      double median = Stopwatch.median(ratios);
      System.out.printf(
          "%5.2f  median after border exchange %.4f (at most %.2f)%n", load, median, TARGET);
      missed |= median > TARGET;
    }
    if (missed) {
      System.err.println("The border exchange misses its target.");
      System.exit(1);
    }
  }

  private static final class Region {

    private final double load;
    private final int seed;
    private final BatchCity city;
    private final PartitionedCity parts;
    private final long optimum;

    Region(double load, int seed) {
      this.load = load;
      this.seed = seed;
      city = new BatchCity(new BatchCity.Size(REQUESTS, TEAMS, load), seed);
      var whole = city.problem(CANDIDATES, LoadCost.none());
      var best = new ShortestAugmentingPaths().solve(whole);
      optimum = best.cost();
      System.out.printf(
          "%5.2f %5d %-16s %8.4f %7.2f%n",
          load, seed, "global optimum", 1.0, 100.0 * best.unmatched() / REQUESTS);
      var watch = new Stopwatch();
      parts = new PartitionedCity(city, whole, CELL_METRES);
      report("local only", watch);
    }

    /** Returns the ratio in the end. */
    double run() {
      var watch = new Stopwatch();
      parts.askForUnmatched(new BorderExchange(0));
      report("unmatched ask", watch);
      var exchange = new BorderExchange(THRESHOLD_METRES);
      watch = new Stopwatch();
      int rounds = 1;
      while (parts.askForAll(exchange) > 0 && rounds < MOST_ROUNDS) {
        rounds++;
      }
      report("border exchange", watch);
      return ratio();
    }

    private void report(String step, Stopwatch watch) {
      System.out.printf(
          "%5.2f %5d %-16s %8.4f %7.2f %10d %10d %8.0f%n",
          load,
          seed,
          step,
          ratio(),
          100.0 * parts.unmatched() / REQUESTS,
          parts.questions(),
          parts.crossings(),
          watch.millis());
    }

    private double ratio() {
      return (double) parts.cost() / optimum;
    }
  }
}
