package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diandan.request.statistics.Measure.Spread;
import org.diandan.request.statistics.SpreadDigits.Histogram;
import org.diandan.request.statistics.SpreadDigits.Stretch;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Reads how long something took in very many cases: the sums say near which value a median lies,
 * and an index finds the few rows there. Both look at the same moment, so the result is as exact as
 * if all rows had been sorted.
 */
@Component
final class ReadSpreads {

  private static final double[] SHARES = {0.5, 0.9};

  private final DatabaseClient database;
  private final TransactionalOperator oneMoment;
  private final Clock clock;
  private final FigureProperties properties;

  ReadSpreads(
      DatabaseClient database,
      ReactiveTransactionManager transactions,
      Clock clock,
      FigureProperties properties) {
    this.database = database;
    this.oneMoment = TransactionalOperator.create(transactions, oneMoment());
    this.clock = clock;
    this.properties = properties;
  }

  private static TransactionDefinition oneMoment() {
    var definition = new DefaultTransactionDefinition();
    definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    definition.setReadOnly(true);
    return definition;
  }

  /**
   * Times of everything in a slice together; empty when rows have to be sorted, or may as well be.
   *
   * @param cases how many there are in the slice
   */
  Mono<Optional<Map<Figure, Measure>>> read(Slice slice, List<Figure> figures, long cases) {
    var cube = Cube.find(slice, Dimension.ALL).filter(Cube::hasTimes);
    if (cases <= properties.sortAtMost()
        || cube.isEmpty()
        || !SpreadDigits.KEPT.containsAll(figures)) {
      return Mono.just(Optional.empty());
    }
    var query = new FigureQuery(slice, Grain.CASE, clock.instant(), properties.nearly());
    return histograms(slice, statement(query, figures, cube.orElseThrow()), query, figures)
        .flatMap(
            found ->
                found
                    .map(histograms -> measures(histograms, query).map(Optional::of))
                    .orElseGet(() -> Mono.just(Optional.empty())))
        .as(oneMoment::transactional);
  }

  /** A step of a figure's loose cases, or the sums of all figures. */
  private record Found(
      boolean usable,
      @Nullable String figure,
      int step,
      long cases,
      double seconds,
      @Nullable String sum) {}

  private Mono<Optional<Map<Figure, Histogram>>> histograms(
      Slice slice, String statement, FigureQuery query, List<Figure> figures) {
    var values = new HashMap<>(ReadSums.daysOf(slice.period(), Dimension.ALL));
    values.put("definitions", SumDefinitions.of(slice.period().zone(), properties.nearly()));
    return query
        .in(database, statement, values)
        .map(ReadSpreads::foundIn)
        .all()
        .collectList()
        .map(found -> together(found, figures));
  }

  private static String statement(FigureQuery query, List<Figure> figures, Cube cube) {
    var timed =
        figures.stream()
            .map(SpreadDigits::spanOf)
            .map(
                span ->
                    "case when %s then %s end".formatted(span.among(), SpreadDigits.seconds(span)))
            .toList();
    var rows = new ArrayList<String>();
    for (int at = 0; at < figures.size(); at++) {
      rows.add("('%s', %s)".formatted(figures.get(at), timed.get(at)));
    }
    var loose =
        ReadSums.LOOSE
            + "\ncross join lateral (values\n  %s) as t (figure, seconds)"
                .formatted(String.join(",\n  ", rows));
    return """
        select %1$s, t.figure, %2$s as step, sum(c.weight) as cases,
          sum(c.weight * t.seconds) as seconds, cast(null as text) as sum
        %3$s
          and t.seconds is not null
        group by t.figure, step
        union all
        select %1$s, null, 0, 0, 0, cast(coalesce(sum(c.spreads), 0) as text)
        %4$s
        """
        .formatted(
            ReadSums.USABLE,
            SpreadDigits.step("t.seconds"),
            query.rows(Dimension.ALL, loose),
            query.rows(Dimension.ALL, cube));
  }

  private static Found foundIn(Readable row) {
    return new Found(
        requireNonNull(row.get("usable", Long.class)) == 1,
        row.get("figure", String.class),
        requireNonNull(row.get("step", Integer.class)),
        requireNonNull(row.get("cases", Long.class)),
        requireNonNull(row.get("seconds", Double.class)),
        row.get("sum", String.class));
  }

  private static Optional<Map<Figure, Histogram>> together(
      List<Found> found, List<Figure> figures) {
    if (!found.stream().allMatch(Found::usable)) {
      return Optional.empty();
    }
    var all = new EnumMap<Figure, Histogram>(Figure.class);
    for (var one : found) {
      var sum = one.sum();
      if (sum != null) {
        all.putAll(SpreadDigits.read(sum));
      }
    }
    for (var one : found) {
      var figure = one.figure();
      if (figure != null) {
        all.computeIfPresent(
            Figure.valueOf(figure),
            (_, known) -> known.plus(one.step(), one.cases(), one.seconds()));
      }
    }
    all.keySet().retainAll(figures);
    return Optional.of(all);
  }

  /** A value between two of a slice. */
  private record Wanted(Figure figure, double share, double toNext, Stretch stretch) {

    static Wanted of(Figure figure, double share, Histogram histogram) {
      double rank = share * (histogram.all() - 1);
      long from = (long) Math.floor(rank);
      long to = (long) Math.ceil(rank);
      return new Wanted(figure, share, rank - from, histogram.between(from, to));
    }

    /** As percentile_cont has it. */
    double between(Double[] values) {
      return values[0] + toNext * (values[values.length - 1] - values[0]);
    }
  }

  private Mono<Map<Figure, Measure>> measures(
      Map<Figure, Histogram> histograms, FigureQuery query) {
    var wanted =
        histograms.entrySet().stream()
            .filter(entry -> entry.getValue().all() > 0)
            .flatMap(
                entry ->
                    Arrays.stream(SHARES)
                        .mapToObj(share -> Wanted.of(entry.getKey(), share, entry.getValue())))
            .toList();
    if (wanted.isEmpty()) {
      return Mono.just(measures(histograms, Map.of()));
    }
    var columns = wanted.stream().map(one -> values(one, query)).collect(Collectors.joining(",\n"));
    return query
        .in(database, "select\n" + columns, Map.of())
        .map(
            row -> {
              var values = new HashMap<String, Double>();
              for (int at = 0; at < wanted.size(); at++) {
                var one = wanted.get(at);
                values.put(
                    one.figure() + " " + one.share(),
                    one.between(requireNonNull(row.get(at, Double[].class))));
              }
              return values;
            })
        .one()
        .map(values -> measures(histograms, values));
  }

  private static String values(Wanted wanted, FigureQuery query) {
    var span = SpreadDigits.spanOf(wanted.figure());
    var seconds = SpreadDigits.seconds(span);
    var stretch = wanted.stretch();
    return """
        array(
          select %1$s
          %2$s
            and %3$s
            and %1$s >= cast('%4$s' as double precision)
            and %1$s < cast('%5$s' as double precision)
          order by %1$s
          offset %6$d
          limit %7$d)\
        """
        .formatted(
            seconds,
            query.rows(Dimension.ALL, Grain.CASE.rows()),
            span.among(),
            stretch.least(),
            stretch.less(),
            stretch.skip(),
            stretch.take());
  }

  private Map<Figure, Measure> measures(
      Map<Figure, Histogram> histograms, Map<String, Double> values) {
    var measures = new EnumMap<Figure, Measure>(Figure.class);
    histograms.forEach(
        (figure, histogram) -> {
          long all = histogram.all();
          measures.put(
              figure,
              new Spread(
                  all,
                  values.get(figure + " " + SHARES[0]),
                  values.get(figure + " " + SHARES[1]),
                  all == 0 ? null : histogram.seconds() / all,
                  all < properties.small()));
        });
    return measures;
  }
}
