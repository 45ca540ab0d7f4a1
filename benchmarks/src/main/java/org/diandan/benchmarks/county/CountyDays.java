package org.diandan.benchmarks.county;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.benchmarks.Benchmark;
import org.diandan.benchmarks.county.Demand.Run;
import org.diandan.benchmarks.county.Figures.Lived;
import org.diandan.benchmarks.county.Request.DayKind;
import org.diandan.matching.dispatch.policy.TeamPrices;

/**
 * Days of a county under the engine and its rivals: the same requests, teams and answers for all.
 */
public final class CountyDays implements Benchmark {

  /** 吉州区. */
  private static final String COUNTY = "360802";

  private static final int DAYS = 7;
  private static final int SEEDS = 5;

  /** Seeds below were used to set the model. */
  private static final long FIRST_SEED = 101;

  @Override
  public String purpose() {
    return "[COUNTY-CODE [DAYS [SEEDS]]]: days of a county and a storm, beside rivals";
  }

  @Override
  public void run(List<String> arguments) throws IOException {
    try {
      measure(
          County.withCode(arguments.isEmpty() ? COUNTY : arguments.getFirst()),
          arguments.size() < 2 ? DAYS : Integer.parseInt(arguments.get(1)),
          arguments.size() < 3 ? SEEDS : Integer.parseInt(arguments.get(2)));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void measure(County county, int days, int seeds) throws IOException {
    if (seeds < 1) {
      throw new IllegalArgumentException("At least one seed is needed, not %d.".formatted(seeds));
    }
    var lived = new LinkedHashMap<String, List<Lived>>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
      var world = World.of(county, new Run(days, seed));
      for (var platform : platforms(world)) {
        lived
            .computeIfAbsent(platform.name(), _ -> new ArrayList<>())
            .add(new Lived(world, new CountyRun(world, platform).live()));
      }
    }
    var report = report(lived);
    System.out.print(report.table());
    report.write("county-days");
  }

  /** A fresh instance of each, in the order of the table. */
  static List<Platform> platforms(World world) {
    return List.of(
        Rival.random(world.seed()),
        Rival.everybodyAtOnce(),
        Rival.radiusBlast(5_000),
        Rival.nearestBlast(10),
        Rival.weightedScore(),
        Rival.nearest(),
        new Engine("ours, no prices", TeamPrices.NONE),
        new Engine("ours, learned prices", LearnedPrices.from(world.past(), world.teams())));
  }

  private static CountyReport report(Map<String, List<Lived>> lived) {
    var worlds = lived.values().iterator().next().stream().map(Lived::world).toList();
    var report = new CountyReport(title(worlds));
    for (var day : List.of(DayKind.USUAL, DayKind.STORM)) {
      lived.forEach((platform, runs) -> report.add(day, platform, Figures.of(runs, day)));
    }
    return report;
  }

  private static String title(List<World> worlds) {
    var county = worlds.getFirst().county();
    return String.format(
        Locale.ROOT,
        "%s (%s): %d teams with %.0f places, %.0f requests on a usual day, %.0f on the storm day;"
            + " %d seeds",
        county.name(),
        county.code(),
        worlds.getFirst().teams().size(),
        worlds.stream().mapToInt(World::places).average().orElse(0),
        mean(worlds, DayKind.USUAL),
        mean(worlds, DayKind.STORM),
        worlds.size());
  }

  /** Requests a day of that kind. */
  private static double mean(List<World> worlds, DayKind kind) {
    return worlds.stream().mapToDouble(world -> requestsADay(world, kind)).average().orElse(0);
  }

  private static double requestsADay(World world, DayKind kind) {
    var days =
        world.requests().stream()
            .filter(request -> request.day() == kind)
            .map(request -> request.since().atZone(Demand.ZONE).toLocalDate())
            .toList();
    return (double) days.size() / Math.max(1, days.stream().distinct().count());
  }
}
