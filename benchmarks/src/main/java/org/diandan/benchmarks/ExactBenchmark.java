package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** Case S1: the exact solver against the referee, on the same candidates. */
final class ExactBenchmark implements Benchmark {

  private static final long PHI_METRES = 400;
  private static final int REPEATS = 5;
  private static final int WARM_UP = 100;
  private static final int WARM_UP_CANDIDATES = 20;
  private static final int REFEREE_REPEATS = 3;
  private static final int MANY = 10_000;
  private static final double TARGET_AT_HALF_LOAD = 20;
  private static final double TARGET_AT_HIGH_LOAD = 4;

  private record Case(BatchCity.Size size, int k, boolean convex) {}

  /** One instance; times are medians in milliseconds. */
  private record Run(int edges, int unmatched, double ours, double referee) {}

  private final ShortestAugmentingPaths solver = new ShortestAugmentingPaths();
  private final List<Double> ratiosAtHalfLoad = new ArrayList<>();
  private final List<Double> ratiosAtHighLoad = new ArrayList<>();
  private int instances;
  private int unequal;

  @Override
  public String purpose() {
    return "exact assignment: cost and speed against OR-Tools min-cost flow (S1)";
  }

  @Override
  public void run(List<String> arguments) {
    warmUp();
    System.out.printf(
        "%-16s %5s %3s %-6s %8s %9s %11s %6s %6s%n",
        "requests x teams",
        "load",
        "k",
        "term",
        "edges",
        "ours ms",
        "referee ms",
        "ratio",
        "unm.%");
    for (int requests : new int[] {100, 1_000, MANY}) {
      for (int teams : new int[] {1_000, MANY}) {
        for (double load : loads(requests)) {
          runCases(new BatchCity.Size(requests, teams, load));
        }
      }
    }
    judge();
  }

  /** Lets the compiler see both sides of the solver, so that small cases are measured warm. */
  private void warmUp() {
    for (double load : new double[] {0.5, 0.9, 1.1}) {
      var city = new BatchCity(new BatchCity.Size(1_000, 1_000, load), 0);
      var problem = city.problem(WARM_UP_CANDIDATES, LoadCost.none());
      for (int repeat = 0; repeat < WARM_UP; repeat++) {
        solver.solve(problem);
      }
    }
  }

  private static double[] loads(int requests) {
    return requests == MANY ? new double[] {0.5, 0.9, 1.1} : new double[] {0.03, 0.5, 0.9, 1.1};
  }

  private void runCases(BatchCity.Size size) {
    for (int k : new int[] {10, 30, 50}) {
      for (boolean convex : new boolean[] {false, true}) {
        run(new Case(size, k, convex));
      }
    }
  }

  /** Two seeds a case, one for the large ones. */
  private void run(Case theCase) {
    var runs = new ArrayList<Run>();
    int seeds = theCase.size.requests() == MANY ? 1 : 2;
    for (int seed = 1; seed <= seeds; seed++) {
      var city = new BatchCity(theCase.size, seed);
      var load =
          theCase.convex
              ? LoadCost.perRequestHeld(PHI_METRES, new int[theCase.size.teams()])
              : LoadCost.none();
      runs.add(measure(city.problem(theCase.k, load)));
    }
    report(theCase, runs);
    remember(theCase.size, runs);
  }

  private Run measure(AssignmentProblem problem) {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    var plan = solver.solve(problem);
    long best = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      var watch = new Stopwatch();
      plan = solver.solve(problem);
      ours.add(watch.millis());
    }
    for (int repeat = 0; repeat < REFEREE_REPEATS; repeat++) {
      var referee = new Referee(problem);
      var watch = new Stopwatch();
      best = referee.cost();
      theirs.add(watch.millis());
    }
    instances++;
    if (plan.cost() != best || plan.dualValue(problem) != best) {
      unequal++;
      System.out.printf(
          "UNEQUAL: cost %d, dual value %d, referee %d%n",
          plan.cost(), plan.dualValue(problem), best);
    }
    return new Run(
        problem.edges(), plan.unmatched(), Stopwatch.median(ours), Stopwatch.median(theirs));
  }

  private static void report(Case theCase, List<Run> runs) {
    double ours = Stopwatch.median(runs.stream().map(Run::ours).toList());
    double theirs = Stopwatch.median(runs.stream().map(Run::referee).toList());
    System.out.printf(
        "%7d x %-6d %5.2f %3d %-6s %8d %9.3f %11.2f %6.1f %6.2f%n",
        theCase.size.requests(),
        theCase.size.teams(),
        theCase.size.load(),
        theCase.k,
        theCase.convex ? "convex" : "linear",
        runs.getFirst().edges,
        ours,
        theirs,
        theirs / ours,
        100.0 * runs.getFirst().unmatched / theCase.size.requests());
  }

  private void remember(BatchCity.Size size, List<Run> runs) {
    if (size.requests() == MANY && size.teams() == MANY) {
      var ratios = runs.stream().map(run -> run.referee / run.ours).toList();
      if (size.load() == 0.5) {
        ratiosAtHalfLoad.addAll(ratios);
      } else if (size.load() == 0.9) {
        ratiosAtHighLoad.addAll(ratios);
      }
    }
  }

  private void judge() {
    double half = Stopwatch.median(ratiosAtHalfLoad);
    double high = Stopwatch.median(ratiosAtHighLoad);
    System.out.printf(
        """

        %d instances, %d with another cost than the referee
        10,000 x 10,000, median speed-up: %.1f at load 0.5 (at least %.0f), %.1f at load 0.9 (at least %.0f)
        """,
        instances, unequal, half, TARGET_AT_HALF_LOAD, high, TARGET_AT_HIGH_LOAD);
    if (unequal > 0 || half < TARGET_AT_HALF_LOAD || high < TARGET_AT_HIGH_LOAD) {
      System.err.println("The exact solver misses its targets.");
      System.exit(1);
    }
  }
}
