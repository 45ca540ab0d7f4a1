package org.diandan.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diandan.benchmarks.online.OnlineFile;
import org.diandan.benchmarks.simulation.OnlineCity;

/** Starts one benchmark by its name; {@code benchmarks/run} calls it. */
final class Benchmarks {

  private static final SortedMap<String, Benchmark> BY_NAME =
      new TreeMap<>(
          Map.of(
              "exact", new ExactBenchmark(),
              "fairness", new FairnessBenchmark(),
              "index", new IndexBenchmark(),
              "match-step", new MatchStepBenchmark(),
              "offers", new OffersBenchmark(),
              "online", new OnlineFile(),
              "online-city", new OnlineCity(),
              "pairing", new PairingBenchmark(),
              "partition", new PartitionBenchmark(),
              "solve", new SolveBenchmark()));

  private Benchmarks() {}

  static void main(String[] arguments) throws Exception {
    var benchmark = arguments.length == 0 ? null : BY_NAME.get(arguments[0]);
    if (benchmark == null) {
      BY_NAME.forEach((name, known) -> System.err.printf("%-12s %s%n", name, known.purpose()));
      System.err.printf("%-12s %s%n", "start-up", "start of the standalone form and its memory");
      System.exit(2);
      return;
    }
    benchmark.run(List.of(arguments).subList(1, arguments.length));
  }
}
