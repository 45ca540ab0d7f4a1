package org.diandan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diandan.benchmarks.simulation.BarPicture;

/** Case S5: how many questions a yes takes, how far the team comes and how long it takes. */
final class OffersBenchmark implements Benchmark {

  /** The city of the fairness case: seven places a team. */
  private static final BatchCity.Size SIZE = new BatchCity.Size(10_000, 4_762, 0.3);

  private static final int SEEDS = 5;
  private static final double MOST_OFFERS = 1.50;
  private static final double MOST_DETOUR = 1.10;
  private static final double MOST_EMERGENCY_SECONDS = 400;
  private static final double MOST_OF_BLAST = 1.0 / 3;

  private static final OfferPolicy NEAREST = OfferPolicy.nearest(1);
  private static final OfferPolicy RADIUS_BLAST = OfferPolicy.radiusBlast(5_000);
  private static final OfferPolicy OURS = OfferPolicy.ours(3_000);

  private static final List<OfferPolicy> POLICIES =
      List.of(
          NEAREST,
          OfferPolicy.nearest(2),
          OfferPolicy.nearestBlast(10),
          RADIUS_BLAST,
          OfferPolicy.random(),
          OfferPolicy.ours(1_000),
          OURS);

  @Override
  public String purpose() {
    return "questions to teams until one says yes, beside rivals (S5)";
  }

  @Override
  public void run(List<String> arguments) throws IOException {
    var figures = new LinkedHashMap<OfferPolicy, OfferFigures>();
    for (var policy : POLICIES) {
      var runs = new ArrayList<OfferFigures>();
      for (int seed = 1; seed <= SEEDS; seed++) {
        var city = new BatchCity(SIZE, seed);
        runs.add(new OfferDay(city, new Answers(city.teams().size(), seed), policy).live());
      }
      figures.put(policy, median(runs));
    }
    print(figures);
    ResultFiles.write("offers", json(figures), picture(figures));
    var missed = missed(figures);
    missed.forEach(System.err::println);
    if (!missed.isEmpty()) {
      System.exit(1);
    }
  }

  private static OfferFigures median(List<OfferFigures> runs) {
    return new OfferFigures(
        median(runs, OfferFigures::offers),
        median(runs, OfferFigures::offersPerFulfilled),
        median(runs, OfferFigures::metres),
        median(runs, OfferFigures::seconds),
        median(runs, OfferFigures::p95Seconds),
        median(runs, OfferFigures::p95Emergency),
        median(runs, OfferFigures::unfulfilled));
  }

  private static double median(List<OfferFigures> runs, ToDoubleFunction<OfferFigures> figure) {
    return Stopwatch.median(runs.stream().map(figure::applyAsDouble).toList());
  }

  private static List<String> missed(Map<OfferPolicy, OfferFigures> figures) {
    var ours = figures.get(OURS);
    var nearest = figures.get(NEAREST);
    var blast = figures.get(RADIUS_BLAST);
    if (ours == null || nearest == null || blast == null) {
      throw new IllegalStateException("A policy that is judged was not run.");
    }
    var missed = new ArrayList<String>();
    check(missed, "questions per fulfilled request", ours.offersPerFulfilled(), MOST_OFFERS);
    check(missed, "distance against nearest", ours.metres() / nearest.metres(), MOST_DETOUR);
    check(missed, "p95 s of emergencies", ours.p95Emergency(), MOST_EMERGENCY_SECONDS);
    check(
        missed,
        "questions against the radius blast",
        ours.offers() / blast.offers(),
        MOST_OF_BLAST);
    return missed;
  }

  private static void check(List<String> missed, String what, double figure, double limit) {
    if (figure > limit) {
      missed.add(
          String.format(Locale.ROOT, "MISSED: %s %.3f, the limit is %.3f", what, figure, limit));
    }
  }

  private static void print(Map<OfferPolicy, OfferFigures> figures) {
    System.out.printf(
        "%-24s %9s %9s %8s %7s %7s %7s %7s%n",
        "policy", "questions", "/ served", "mean km", "mean s", "p95 s", "emerg.", "none %");
    figures.forEach(
        (policy, each) ->
            System.out.printf(
                Locale.ROOT,
                "%-24s %9.0f %9.3f %8.3f %7.0f %7.0f %7.0f %7.2f%n",
                policy.name(),
                each.offers(),
                each.offersPerFulfilled(),
                each.metres() / 1_000,
                each.seconds(),
                each.p95Seconds(),
                each.p95Emergency(),
                100 * each.unfulfilled()));
  }

  private static String json(Map<OfferPolicy, OfferFigures> figures) {
    return figures.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "{\"policy\":\"%s\",\"questions\":%.0f,\"perFulfilled\":%.4f,\"metres\":%.1f,"
                        + "\"p95Seconds\":%.1f,\"p95EmergencySeconds\":%.1f,\"unfulfilled\":%.5f}",
                    entry.getKey().name(),
                    entry.getValue().offers(),
                    entry.getValue().offersPerFulfilled(),
                    entry.getValue().metres(),
                    entry.getValue().p95Seconds(),
                    entry.getValue().p95Emergency(),
                    entry.getValue().unfulfilled()))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String picture(Map<OfferPolicy, OfferFigures> figures) {
    var picture = new BarPicture("Questions to teams until one says yes");
    figures.forEach(
        (policy, each) ->
            picture.bar("questions per fulfilled", policy.name(), each.offersPerFulfilled()));
    figures.forEach((policy, each) -> picture.bar("mean km", policy.name(), each.metres() / 1_000));
    figures.forEach(
        (policy, each) ->
            picture.bar("p95 s to a yes, emergencies", policy.name(), each.p95Emergency()));
    return picture.svg();
  }
}
