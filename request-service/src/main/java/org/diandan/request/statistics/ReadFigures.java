package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diandan.request.statistics.FigureTable.Row;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads figures of a slice; every page, report and feed asks here and counts nothing itself. */
@Component
public final class ReadFigures {

  private static final String APART =
      "select d.key, grouping(d.key) as everything, count(*) as cases";
  private static final String TOGETHER = "select '' as key, 1 as everything, count(*) as cases";

  private final DatabaseClient database;
  private final ReadSums sums;
  private final ReadSpreads spreads;
  private final Clock clock;
  private final FigureProperties properties;

  ReadFigures(DatabaseClient database, Sums sums, Clock clock, FigureProperties properties) {
    this.database = database;
    this.sums = sums.counts();
    this.spreads = sums.spreads();
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * Figures of the slice, told apart by a dimension; {@link Dimension#ALL} gives the total only.
   * Time without any case has no row: see {@link #trend}.
   */
  public Mono<FigureTable> read(Slice slice, Dimension by, Set<Figure> figures) {
    return Flux.fromIterable(grainsOf(figures))
        .concatMap(grain -> counted(slice, by, needed(figures, grain), grain))
        .collectList()
        .map(rows -> table(by, figures, rows));
  }

  /** The same from rows alone, however long it takes: what sums have to agree with. */
  Mono<FigureTable> readRows(Slice slice, Dimension by, Set<Figure> figures) {
    return Flux.fromIterable(grainsOf(figures))
        .concatMap(grain -> rows(slice, by, needed(figures, grain), grain))
        .collectList()
        .map(rows -> table(by, figures, rows));
  }

  /** Figures without any telling apart. */
  public Mono<Row> total(Slice slice, Set<Figure> figures) {
    return read(slice, Dimension.ALL, figures).map(FigureTable::total);
  }

  /** Figures of a slice beside those of the period before and of the year before. */
  public Mono<Comparison> compare(Slice slice, Dimension by, Set<Figure> figures) {
    var period = slice.period();
    return Mono.zip(
            read(slice, by, figures),
            read(slice.in(period.before()), by, figures),
            read(slice.in(period.yearBefore()), by, figures))
        .map(read -> new Comparison(read.getT1(), read.getT2(), read.getT3()));
  }

  /**
   * Figures along time, one row for every day, week or month that the period touches.
   *
   * @param step one of the dimensions of time
   */
  public Mono<FigureTable> trend(Slice slice, Dimension step, Set<Figure> figures) {
    return read(slice, step, figures)
        .map(table -> TimeSteps.filled(table, slice.period(), () -> nothing(figures)));
  }

  private static List<Grain> grainsOf(Set<Figure> figures) {
    var grains = EnumSet.of(Grain.CASE);
    figures.forEach(figure -> grains.add(figure.grain()));
    return List.copyOf(grains);
  }

  private static List<Figure> needed(Set<Figure> figures, Grain grain) {
    var needed = EnumSet.noneOf(Figure.class);
    for (var figure : figures) {
      if (figure.grain() == grain) {
        needed.add(figure);
      }
      if (figure == Figure.CALLED_SCORE && grain == Grain.CASE) {
        needed.addAll(Scores.PARTS);
      }
    }
    return List.copyOf(needed);
  }

  /** Both kinds of sums. */
  @Component("figureSums")
  record Sums(ReadSums counts, ReadSpreads spreads) {}

  /** From sums, as far as there are any, else from rows. */
  private Flux<CountedKey> counted(Slice slice, Dimension by, List<Figure> figures, Grain grain) {
    if (grain == Grain.TEAM) {
      return rows(slice, by, figures, grain);
    }
    var summed = figures.stream().filter(SumDigits::isSummed).toList();
    var times = figures.stream().filter(figure -> !summed.contains(figure)).toList();
    return sums.read(slice, by, summed)
        .flatMapMany(
            read ->
                read.map(keys -> withTimes(keys, slice, by, times))
                    .orElseGet(() -> rows(slice, by, figures, grain)));
  }

  private Flux<CountedKey> withTimes(
      List<CountedKey> keys, Slice slice, Dimension by, List<Figure> times) {
    var counted = Flux.fromIterable(keys);
    if (times.isEmpty()) {
      return counted;
    }
    long cases = keys.stream().filter(CountedKey::total).mapToLong(CountedKey::cases).sum();
    return counted.concatWith(
        by == Dimension.ALL
            ? spreads
                .read(slice, times, cases)
                .flatMapMany(
                    read ->
                        read.map(
                                measures ->
                                    Flux.just(
                                        new CountedKey("", true, cases, Grain.CASE, measures)))
                            .orElseGet(() -> rows(slice, by, times, Grain.CASE)))
            : rows(slice, by, times, Grain.CASE));
  }

  private Flux<CountedKey> rows(Slice slice, Dimension by, List<Figure> figures, Grain grain) {
    var query = new FigureQuery(slice, grain, clock.instant(), properties.nearly());
    var sql = new StringBuilder(by == Dimension.ALL ? TOGETHER : APART);
    figures.forEach(figure -> sql.append(FigureColumns.of(figure)));
    sql.append('\n').append(query.rows(by));
    if (by != Dimension.ALL) {
      sql.append("\ngroup by grouping sets ((d.key), ())");
    }
    return query
        .in(database, sql.toString(), Map.of())
        .map(row -> keyOf(row, figures, grain))
        .all();
  }

  private CountedKey keyOf(Readable row, List<Figure> figures, Grain grain) {
    var measures = new EnumMap<Figure, Measure>(Figure.class);
    for (var figure : figures) {
      measures.put(figure, FigureColumns.read(row, figure, properties.small()));
    }
    boolean total = requireNonNull(row.get("everything", Integer.class)) == 1;
    var key = total ? "" : requireNonNull(row.get(0, String.class));
    return new CountedKey(
        key, total, requireNonNull(row.get("cases", Long.class)), grain, measures);
  }

  private FigureTable table(Dimension by, Set<Figure> figures, Collection<CountedKey> counted) {
    var rows = new HashMap<String, Row>();
    var total = nothing(figures);
    for (var one : counted) {
      if (one.total()) {
        total = joined(total, one);
      } else {
        rows.merge(
            one.key(),
            joined(nothing(figures).renamed(one.key()), one),
            (before, _) -> joined(before, one));
      }
    }
    var wanted = new ArrayList<Row>();
    rows.values().forEach(row -> wanted.add(scored(row, figures)));
    wanted.sort(
        by.isTime()
            ? Comparator.comparing(Row::key)
            : Comparator.comparingLong(Row::cases).reversed().thenComparing(Row::key));
    return new FigureTable(by, wanted, scored(total, figures));
  }

  private static Row joined(Row row, CountedKey counted) {
    var measures = new EnumMap<Figure, Measure>(Figure.class);
    measures.putAll(row.measures());
    measures.putAll(counted.measures());
    return new Row(
        row.key(), counted.grain() == Grain.CASE ? counted.cases() : row.cases(), measures);
  }

  /** Adds the score and leaves out what was only needed for it. */
  private Row scored(Row row, Set<Figure> figures) {
    var measures = new EnumMap<Figure, Measure>(Figure.class);
    for (var figure : figures) {
      measures.put(
          figure,
          figure == Figure.CALLED_SCORE
              ? Scores.of(row.measures(), properties.score())
              : row.get(figure));
    }
    return new Row(row.key(), row.cases(), measures);
  }

  private Row nothing(Set<Figure> figures) {
    var measures = new EnumMap<Figure, Measure>(Figure.class);
    var all = EnumSet.noneOf(Figure.class);
    all.addAll(figures);
    if (figures.contains(Figure.CALLED_SCORE)) {
      all.addAll(Scores.PARTS);
    }
    all.forEach(figure -> measures.put(figure, FigureColumns.nothing(figure)));
    return new Row("", 0, measures);
  }
}
