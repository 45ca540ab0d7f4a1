package org.diandan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.AreaTeams;
import org.diandan.matching.dispatch.policy.Asking;
import org.diandan.matching.dispatch.policy.Candidates;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.CheapestTogether;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.NearestQualifiedTeam;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.Weights;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/**
 * One step of the match in an area of 20,000 teams, from the candidates to the explanation, in
 * processor time a request. Limits: 50 µs a request, 2 s to build the state of an area of 40,000
 * teams anew.
 */
final class MatchStepBenchmark implements Benchmark {

  private static final int TEAMS = 20_000;
  private static final int LARGE_AREA = 40_000;
  private static final int NEEDS = 5_000;
  private static final int BATCH = 100;
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 9;
  private static final double LIMIT_MICROS = 50;
  private static final double LIMIT_REBUILD_MILLIS = 2_000;

  private final CheapestQualifiedTeam cheapest =
      new CheapestQualifiedTeam(SyntheticArea.ZONE, Weights.SHIPPED);
  private final CheapestTogether together =
      new CheapestTogether(cheapest, new ShortestAugmentingPaths());
  private final NearestQualifiedTeam nearest = new NearestQualifiedTeam(SyntheticArea.ZONE);
  private boolean missed;

  @Override
  public String purpose() {
    return "CPU of one match step among 20,000 teams; rebuild of an area of 40,000";
  }

  @Override
  public void run(List<String> arguments) {
    rebuild();
    var made = new SyntheticArea(IndexBenchmark.SEED);
    var teams = made.teams(TEAMS);
    var area = AreaTeams.of(teams);
    var list = Candidates.of(teams);
    var circumstances = SyntheticArea.circumstances(teams);
    var needs = made.needs(NEEDS);
    var asking = needs.stream().map(need -> asking(need, circumstances)).toList();
    System.out.printf(
        "%nCPU a request, µs: median, least and most of %d rounds of %d requests%n%n",
        ROUNDS, NEEDS);
    System.out.println("step                                   median   least    most   limit");
    limited(
        "candidates, costs and order",
        need -> cheapest.contenders(needs.get(need), area, circumstances));
    limited(
        "decision with its explanation",
        need -> cheapest.decide(needs.get(need), area, circumstances));
    limited(
        "the same in a batch of 1",
        need -> together.decide(asking.subList(need, need + 1), List.of(), area));
    limited(
        "the same in batches of " + BATCH,
        need -> {
          if (need % BATCH == 0) {
            together.decide(asking.subList(need, need + BATCH), List.of(), area);
          }
        });
    compared(
        "the same decision from a plain list",
        need -> cheapest.decide(needs.get(need), list, circumstances));
    compared(
        "rival: nearest, from a plain list",
        need -> nearest.decide(needs.get(need), list, circumstances));
    if (missed) {
      System.err.println("The match step misses a limit.");
      System.exit(1);
    }
  }

  /** Emergencies ask up to three teams at once, all others one. */
  private static Asking asking(OpenNeed need, Circumstances circumstances) {
    var offers = need.need().urgency() == Urgency.U1 ? new Offers(0, 3) : Offers.ONE;
    return new Asking(
        need,
        new Circumstances(
            circumstances.now(),
            circumstances.asked(),
            offers,
            circumstances.prices(),
            circumstances.scarce()));
  }

  private void limited(String name, IntConsumer step) {
    IntStream.range(0, WARM_UP).forEach(_ -> micros(step, NEEDS));
    var median = report(name, times(step, NEEDS), "%.0f".formatted(LIMIT_MICROS));
    missed |= median > LIMIT_MICROS;
  }

  /** Takes milliseconds a request, so a few of them tell enough. */
  private static void compared(String name, IntConsumer step) {
    report(name, times(step, NEEDS / BATCH), "-");
  }

  private static List<Double> times(IntConsumer step, int requests) {
    return IntStream.range(0, ROUNDS).mapToObj(_ -> micros(step, requests)).toList();
  }

  private static double micros(IntConsumer step, int requests) {
    var watch = new Stopwatch();
    IntStream.range(0, requests).forEach(step);
    return watch.millis() * 1_000 / requests;
  }

  private static double report(String name, List<Double> micros, String limit) {
    var sorted = micros.stream().sorted().toList();
    var median = Stopwatch.median(micros);
    System.out.printf(
        Locale.ROOT,
        "%-37s %7.1f %7.1f %7.1f %7s%n",
        name,
        median,
        sorted.getFirst(),
        sorted.getLast(),
        limit);
    return median;
  }

  private void rebuild() {
    var teams = new SyntheticArea(IndexBenchmark.SEED).teams(LARGE_AREA);
    var times = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      var watch = new Stopwatch();
      if (AreaTeams.of(teams).size() != LARGE_AREA) {
        throw new IllegalStateException("Teams were lost.");
      }
      times.add(watch.millis());
    }
    var median = Stopwatch.median(times);
    missed |= median > LIMIT_REBUILD_MILLIS;
    System.out.printf(
        Locale.ROOT,
        "rebuild of %d teams: %.0f ms of CPU (median of %d), limit %.0f ms%n",
        LARGE_AREA,
        median,
        ROUNDS,
        LIMIT_REBUILD_MILLIS);
  }
}
