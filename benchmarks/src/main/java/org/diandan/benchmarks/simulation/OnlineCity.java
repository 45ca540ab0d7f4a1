package org.diandan.benchmarks.simulation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.diandan.benchmarks.Benchmark;
import org.diandan.benchmarks.simulation.City.Law;
import org.diandan.benchmarks.simulation.City.Size;

/**
 * Days of a city decided online, by the engine and by rivals, as a multiple of the best cost with
 * the whole day known. Prices are learned on days that are never scored.
 */
public final class OnlineCity implements Benchmark {

  private static final int REQUESTS = 12_000;
  private static final int SEEDS = 5;
  private static final int PAST_DAYS = 24;
  private static final int SOLVES = 24;

  /** The law of the city and the settings of the engine were set with seeds below this one. */
  private static final long FIRST_CITY = 200;

  private static final long FIRST_PAST_DAY = 100_000;
  private static final long FIRST_SCORED_DAY = 200_000;
  private static final double[] LOADS = {0.5, 0.7, 0.9, 1.1};

  static final String NEAREST = "nearest";
  static final String PRICED = "one by one, prices of 8 days";
  static final String LATE_RESOLVED = "late, prices re-solved 24 times";

  private static final Map<String, double[]> LIMITS =
      Map.of(
          PRICED, new double[] {1.12, 1.26, 1.52, 1.42},
          LATE_RESOLVED, new double[] {1.07, 1.12, 1.16, 1.12});
  private static final double MOST_URGENT_UNMATCHED = 0.01;

  @Override
  public String purpose() {
    return "[REQUESTS [SEEDS]]: quality of online decisions at four loads, beside rivals";
  }

  @Override
  public void run(List<String> arguments) throws IOException {
    var requests = arguments.isEmpty() ? REQUESTS : Integer.parseInt(arguments.get(0));
    var seeds = arguments.size() < 2 ? SEEDS : Integer.parseInt(arguments.get(1));
    var report = new QualityReport(seeds);
    for (var load : LOADS) {
      var size = new Size(requests, load);
      LongStream.range(FIRST_CITY, FIRST_CITY + seeds)
          .parallel()
          .mapToObj(seed -> scores(size, seed))
          .toList()
          .forEach(scores -> scores.forEach(report::add));
    }
    System.out.print(report.table());
    report.write("online-city");
    var missed = missed(report);
    missed.forEach(System.out::println);
    if (!missed.isEmpty()) {
      System.exit(1);
    }
  }

  private static List<QualityReport.Score> scores(Size size, long seed) {
    var city = new City(size, seed);
    var forecast =
        new Forecast(
            LongStream.range(0, PAST_DAYS)
                .mapToObj(past -> city.day(FIRST_PAST_DAY + PAST_DAYS * seed + past, Law.USUAL))
                .toList());
    var policies = policies(city, forecast, seed);
    var scores = new ArrayList<QualityReport.Score>();
    var day = city.day(FIRST_SCORED_DAY + seed, Law.USUAL);
    var best = Foreseen.live(day);
    var bestKey = new QualityReport.Key("usual", size.load(), "best, with the day known");
    scores.add(new QualityReport.Score(bestKey, best, best.cost()));
    policies.forEach(
        (name, policy) -> {
          var key = new QualityReport.Key("usual", size.load(), name);
          scores.add(new QualityReport.Score(key, policy.live(day), best.cost()));
        });
    var shifted = city.day(FIRST_SCORED_DAY + seed, Law.SHIFTED);
    var bestShifted = Foreseen.live(shifted);
    for (var name : List.of(NEAREST, PRICED, LATE_RESOLVED)) {
      var key = new QualityReport.Key("shifted", size.load(), name);
      var outcome = requireNonNull(policies.get(name)).live(shifted);
      scores.add(new QualityReport.Score(key, outcome, bestShifted.cost()));
    }
    return scores;
  }

  private static Map<String, DayPolicy> policies(City city, Forecast forecast, long seed) {
    var eight = forecast.prices(city.slots());
    var policies = new LinkedHashMap<String, DayPolicy>();
    policies.put("random", OneByOne.random(seed));
    policies.put("radius blast, 5 km", OneByOne.radiusBlast(5_000, seed));
    policies.put("nearest-10 blast", OneByOne.blast(10, seed));
    policies.put("weighted score", OneByOne.weightedScore());
    policies.put(NEAREST, OneByOne.nearest());
    policies.put(PRICED, OneByOne.priced(eight));
    policies.put("late, no prices", new Late(forecast, 0));
    policies.put("late, prices of 8 days", new Late(forecast, 1));
    policies.put(LATE_RESOLVED, new Late(forecast, SOLVES));
    return policies;
  }

  private static List<String> missed(QualityReport report) {
    var missed = new ArrayList<String>();
    for (int index = 0; index < LOADS.length; index++) {
      var load = LOADS[index];
      for (var name : List.of(PRICED, LATE_RESOLVED)) {
        var limit = requireNonNull(LIMITS.get(name))[index];
        var ratio = report.ratio(new QualityReport.Key("usual", load, name));
        if (ratio > limit) {
          missed.add(
              "MISSED at load %s: %s costs %.3f, the limit is %.2f"
                  .formatted(load, name, ratio, limit));
        }
        var nearest = report.ratio(new QualityReport.Key("shifted", load, NEAREST));
        var shifted = report.ratio(new QualityReport.Key("shifted", load, name));
        if (shifted > nearest) {
          missed.add(
              "MISSED on the shifted day at load %s: %s costs %.3f, nearest %.3f"
                  .formatted(load, name, shifted, nearest));
        }
      }
    }
    var urgent = report.urgentUnmatched(new QualityReport.Key("usual", 1.1, LATE_RESOLVED));
    if (urgent > MOST_URGENT_UNMATCHED) {
      missed.add(
          "MISSED at load 1.1: %.2f %% of urgent requests unmatched".formatted(100 * urgent));
    }
    return missed;
  }
}
