package org.diandan.benchmarks;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a way of asking cost the teams and the residents.
 *
 * @param offers questions asked, all requests
 * @param offersPerFulfilled questions asked for requests that are no emergency, for each of them
 *     somebody came to
 * @param metres mean distance of all fulfilled requests
 * @param seconds mean time to a yes
 * @param p95Seconds 95th percentile of it, no emergencies
 * @param p95Emergency the same of emergencies
 * @param unfulfilled share of requests all teams said no to
 */
record OfferFigures(
    double offers,
    double offersPerFulfilled,
    double metres,
    double seconds,
    double p95Seconds,
    double p95Emergency,
    double unfulfilled) {

  /** How one request went; metres and seconds are 0 when nobody came. */
  record Told(boolean emergency, boolean fulfilled, int offers, double metres, double seconds) {}

  static OfferFigures of(List<Told> all) {
    var calm = all.stream().filter(told -> !told.emergency).toList();
    return new OfferFigures(
        all.stream().mapToInt(Told::offers).sum(),
        (double) calm.stream().mapToInt(Told::offers).sum()
            / calm.stream().filter(Told::fulfilled).count(),
        mean(all, Told::metres),
        mean(all, Told::seconds),
        p95(all, told -> !told.emergency),
        p95(all, Told::emergency),
        1 - (double) all.stream().filter(Told::fulfilled).count() / all.size());
  }

  private static double mean(List<Told> all, ToDoubleFunction<Told> figure) {
    return all.stream().filter(Told::fulfilled).mapToDouble(figure).average().orElse(0);
  }

  private static double p95(List<Told> all, Predicate<Told> which) {
    var waited =
        all.stream()
            .filter(which.and(Told::fulfilled))
            .mapToDouble(Told::seconds)
            .sorted()
            .toArray();
    return waited.length == 0 ? 0 : waited[(int) (0.95 * (waited.length - 1))];
  }
}
