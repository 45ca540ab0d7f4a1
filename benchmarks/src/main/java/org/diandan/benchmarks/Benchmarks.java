package org.diandan.benchmarks;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diandan.benchmarks.county.CountyDays;
import org.diandan.benchmarks.online.OnlineFile;
import org.diandan.benchmarks.simulation.OnlineCity;
import org.diandan.benchmarks.words.WordsBenchmark;

/** Starts one benchmark by its name; {@code benchmarks/run} calls it. */
final class Benchmarks {

  private static final SortedMap<String, Benchmark> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              entry("county-days", new CountyDays()),
              entry("exact", new ExactBenchmark()),
              entry("fairness", new FairnessBenchmark()),
              entry("index", new IndexBenchmark()),
              entry("match-step", new MatchStepBenchmark()),
              entry("offers", new OffersBenchmark()),
              entry("online", new OnlineFile()),
              entry("online-city", new OnlineCity()),
              entry("pairing", new PairingBenchmark()),
              entry("partition", new PartitionBenchmark()),
              entry("solve", new SolveBenchmark()),
              entry("solver", new SolverBenchmark()),
              entry("words", new WordsBenchmark())));

  private Benchmarks() {}

  static void main(String[] arguments) throws Exception {
    var benchmark = arguments.length == 0 ? null : BY_NAME.get(arguments[0]);
    if (benchmark == null) {
      BY_NAME.forEach((name, known) -> System.err.printf("%-12s %s%n", name, known.purpose()));
      System.err.printf("%-12s %s%n", "figures", "figures of a dashboard over a long history");
      System.err.printf("%-12s %s%n", "start-up", "start of the standalone form and its memory");
      System.exit(2);
      return;
    }
    benchmark.run(List.of(arguments).subList(1, arguments.length));
  }
}
