package org.diandan.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.diandan.matching.dispatch.policy.index.NearestTeams;
import org.diandan.matching.dispatch.policy.index.SlotFilter;
import org.diandan.matching.dispatch.policy.index.TeamIndex;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Search among the teams of a made-up nation: time to build, memory, time of a search, and the same
 * answers as looking at everybody. Limit: 10 µs for 10 of 1,400,000 teams, 64 MB.
 */
final class IndexBenchmark implements Benchmark {

  static final long SEED = 20_261_126;

  private static final int CHECKED = 200;
  private static final double RADIUS_METRES = 30_000;
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;
  private static final List<Integer> NATIONS = List.of(100_000, 1_400_000);
  private static final double LIMIT_MICROS = 10;
  private static final double LIMIT_MEGABYTES = 64;

  private boolean missed;

  @Override
  public String purpose() {
    return "candidate search among 100,000 and 1,400,000 teams: build, memory, µs, exactness";
  }

  @Override
  public void run(List<String> arguments) throws RunnerException {
    System.out.println("teams      build ms  memory MB  brute force /s  same answers");
    for (var teams : NATIONS) {
      describe(teams);
    }
    System.out.println();
    System.out.println("teams      nearest  searches/s  mean µs  p50 µs  p99 µs  limit µs");
    var options =
        new OptionsBuilder()
            .include(IndexTimes.class.getName())
            .verbosity(VerboseMode.SILENT)
            .build();
    for (var result : new Runner(options).run()) {
      print(result);
    }
    if (missed) {
      System.err.println("The index misses a limit, or finds other teams than everybody's list.");
      System.exit(1);
    }
  }

  private void describe(int teams) {
    var china = new SyntheticChina(SEED);
    var spots = IntStream.range(0, teams).mapToObj(_ -> china.nextTeam()).toList();
    var index = SyntheticChina.index(spots);
    var began = System.nanoTime();
    index.rebuild();
    var buildMillis = (System.nanoTime() - began) / 1e6;
    var needs = IntStream.range(0, CHECKED).mapToObj(_ -> china.nextNeed()).toList();
    var started = System.nanoTime();
    var expected = needs.stream().map(need -> nearest(spots, need)).toList();
    var perSecond = CHECKED * 1e9 / (System.nanoTime() - started);
    var same =
        IntStream.range(0, CHECKED)
            .filter(need -> isSame(index, needs.get(need), expected.get(need)))
            .count();
    missed |= same < CHECKED || index.bytes() > LIMIT_MEGABYTES * 1e6;
    System.out.printf(
        Locale.ROOT,
        "%-9d  %8.0f  %9.1f  %14.0f  %d of %d%n",
        teams,
        buildMillis,
        index.bytes() / 1e6,
        perSecond,
        same,
        CHECKED);
  }

  /** The distances of the ten nearest, by looking at everybody. */
  private static List<Double> nearest(List<SyntheticChina.Spot> teams, SyntheticChina.Spot need) {
    return teams.stream()
        .filter(team -> (team.skills() & need.skills()) == need.skills())
        .map(team -> metres(team, need))
        .filter(metres -> metres <= RADIUS_METRES)
        .sorted(Comparator.naturalOrder())
        .limit(10)
        .toList();
  }

  private static boolean isSame(TeamIndex index, SyntheticChina.Spot need, List<Double> expected) {
    var answer =
        new NearestTeams(10)
            .around(need.longitude(), need.latitude())
            .needing(need.skills())
            .within(RADIUS_METRES);
    index.search(answer, SlotFilter.ALL);
    return answer.count() == expected.size()
        && IntStream.range(0, answer.count())
            .allMatch(rank -> Math.abs(answer.metres(rank) - expected.get(rank)) < 0.1);
  }

  private static double metres(SyntheticChina.Spot one, SyntheticChina.Spot other) {
    var up = Math.sin(Math.toRadians(other.latitude() - one.latitude()) / 2);
    var along = Math.sin(Math.toRadians(other.longitude() - one.longitude()) / 2);
    var cosines =
        Math.cos(Math.toRadians(one.latitude())) * Math.cos(Math.toRadians(other.latitude()));
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(up * up + cosines * along * along));
  }

  private void print(RunResult result) {
    var sample = result.getPrimaryResult();
    var times = sample.getStatistics();
    // The median: a few samples that wait for a busy machine move the mean.
    missed |= isLimited(result) && times.getPercentile(50) > LIMIT_MICROS;
    System.out.printf(
        Locale.ROOT,
        "%-9s  %7s  %10.0f  %7.2f  %6.2f  %6.2f  %8s%n",
        result.getParams().getParam("teams"),
        result.getParams().getParam("nearest"),
        1e6 / sample.getScore(),
        sample.getScore(),
        times.getPercentile(50),
        times.getPercentile(99),
        isLimited(result) ? "10" : "-");
  }

  private static boolean isLimited(RunResult result) {
    return result.getParams().getParam("teams").equals("1400000")
        && result.getParams().getParam("nearest").equals("10");
  }
}
