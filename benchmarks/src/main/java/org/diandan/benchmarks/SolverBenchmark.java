package org.diandan.benchmarks;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Whole solves of one batch under JMH; whether they are right is the business of "exact". */
final class SolverBenchmark implements Benchmark {

  @Override
  public String purpose() {
    return "exact solver under JMH: 100, 1,000 and 10,000 requests at three loads";
  }

  @Override
  public void run(List<String> arguments) throws RunnerException {
    System.out.println("requests = teams  load   mean ms   p50 ms   p99 ms");
    var options =
        new OptionsBuilder()
            .include(SolverTimes.class.getName())
            .verbosity(VerboseMode.SILENT)
            .build();
    new Runner(options).run().forEach(SolverBenchmark::print);
  }

  private static void print(RunResult result) {
    var sample = result.getPrimaryResult();
    var times = sample.getStatistics();
    System.out.printf(
        Locale.ROOT,
        "%16s  %4s  %8.3f %8.3f %8.3f%n",
        result.getParams().getParam("size"),
        result.getParams().getParam("load"),
        sample.getScore(),
        times.getPercentile(50),
        times.getPercentile(99));
  }
}
