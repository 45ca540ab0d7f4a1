package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One step of the match in an area of 20,000 teams: candidates, costs, choice and explanation.
 * Limits: 50 µs of CPU a request, 2 s to build the state of an area of 40,000 teams anew.
 */
final class MatchStepBenchmark implements Benchmark {

  private static final int LARGE_AREA = 40_000;
  private static final int REBUILDS = 5;

  @Override
  public String purpose() {
    return "CPU of one match step among 20,000 teams; rebuild of an area of 40,000";
  }

  @Override
  public void run(List<String> arguments) throws RunnerException {
    System.out.printf(
        Locale.ROOT,
        "rebuild of %d teams: %.0f ms (median of %d), limit 2000 ms%n%n",
        LARGE_AREA,
        rebuildMillis(),
        REBUILDS);
    System.out.println("step                      mean µs  p50 µs  p99 µs  limit µs");
    var options =
        new OptionsBuilder()
            .include(MatchStepTimes.class.getName())
            .verbosity(VerboseMode.SILENT)
            .build();
    for (var result : new Runner(options).run()) {
      var sample = result.getPrimaryResult();
      var step = result.getParams().getBenchmark();
      System.out.printf(
          Locale.ROOT,
          "%-24s  %7.1f  %6.1f  %6.1f  %8s%n",
          step.substring(step.lastIndexOf('.') + 1),
          sample.getScore(),
          sample.getStatistics().getPercentile(50),
          sample.getStatistics().getPercentile(99),
          step.endsWith("FromAList") ? "-" : "50");
    }
  }

  private static double rebuildMillis() {
    var teams = new SyntheticArea(IndexBenchmark.SEED).teams(LARGE_AREA);
    var times = new ArrayList<Double>();
    IntStream.range(0, REBUILDS)
        .forEach(
            _ -> {
              var began = System.nanoTime();
              if (AreaTeams.of(teams).size() != LARGE_AREA) {
                throw new IllegalStateException("Teams were lost.");
              }
              times.add((System.nanoTime() - began) / 1e6);
            });
    return times.stream().sorted().skip(REBUILDS / 2).findFirst().orElseThrow();
  }
}
