package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** Case S8: weekly fixed pairs, re-solved with a bonus for keeping last week's. */
final class PairingBenchmark implements Benchmark {

  private static final int REPEATS = 5;
  private static final int WARM_UP = 20;
  private static final long[] BONUSES = {0, 500, 1_000, 3_000};

  private final ShortestAugmentingPaths solver = new ShortestAugmentingPaths();

  @Override
  public String purpose() {
    return "weekly fixed pairs as a flow, with a bonus for keeping them (S8)";
  }

  @Override
  public void run(List<String> arguments) {
    var warm = new PairingWeek(130, 2).problem(0);
    for (int repeat = 0; repeat < WARM_UP; repeat++) {
      solver.solve(warm);
    }
    System.out.printf(
        "%-10s %8s %9s %9s %8s %8s %8s %7s%n",
        "size", "bonus m", "ours ms", "ref. ms", "/ flow", "kept %", "metres", "unm.%");
    boolean unequal = false;
    for (int volunteers : new int[] {13, 130, 1_300}) {
      for (long bonus : BONUSES) {
        unequal |= !isOptimal(volunteers, bonus);
      }
    }
    if (unequal) {
      System.err.println("A pairing is not as cheap as the flow.");
      System.exit(1);
    }
  }

  private boolean isOptimal(int volunteers, long bonus) {
    var week = new PairingWeek(volunteers, 1);
    week.turn(solver.solve(week.problem(0)));
    var problem = week.problem(bonus);
    var times = new ArrayList<Double>();
    var plan = solver.solve(problem);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      var watch = new Stopwatch();
      plan = solver.solve(problem);
      times.add(watch.millis());
    }
    var referee = new Referee(problem);
    var watch = new Stopwatch();
    long best = referee.cost();
    System.out.printf(
        "%6d x 5 %8d %9.2f %9.2f %8.6f %8.1f %8.0f %7.2f%n",
        volunteers,
        bonus,
        Stopwatch.median(times),
        watch.millis(),
        (double) plan.cost() / best,
        week.keptPercent(plan),
        week.meanMetres(plan),
        100.0 * plan.unmatched() / problem.requests());
    return plan.cost() == best && plan.dualValue(problem) == best;
  }
}
