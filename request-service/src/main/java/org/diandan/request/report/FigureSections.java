package org.diandan.request.report;

import static java.util.stream.Collectors.toMap;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.request.dashboard.KeyNames;
import org.diandan.request.report.Section.Beside;
import org.diandan.request.report.Section.Line;
import org.diandan.request.report.Section.Risen;
import org.diandan.request.statistics.Comparison;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.FigureTable.Row;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sections made of figures. Each number is asked of {@link ReadFigures}; nothing is counted here.
 */
@Component
final class FigureSections {

  private static final int COUNTY_DIGITS = "360802".length();
  private static final int TOWN_DIGITS = "360802001".length();
  private static final int MOST_DAYS = 62;
  private static final int MOST_WEEKS = 53;
  private static final int MOST_LINES = 60;
  private static final int MOST_ITEMS = 30;
  private static final int MOST_TEAMS = 20;
  private static final int MOST_RISEN = 10;

  /** Those whose lines are units that are assessed beside each other. */
  private static final EnumSet<SectionKind> MEANT =
      EnumSet.of(SectionKind.PLACES, SectionKind.DEPARTMENTS);

  private static final Comparator<Row> BEST_CONFIRMED =
      Comparator.comparingDouble((Row row) -> row.get(Figure.RESOLUTION).value().orElse(-1))
          .reversed();

  private static final Comparator<Row> MOST_ASKED =
      Comparator.comparingLong((Row row) -> row.get(Figure.TEAM_ASKED).base()).reversed();

  private final ReadFigures reading;
  private final KeyNames names;

  FigureSections(ReadFigures reading, KeyNames names) {
    this.reading = reading;
    this.names = names;
  }

  /** Figures beside earlier ones. */
  Mono<Section> compared(SectionKind kind, Slice slice) {
    return reading
        .compare(slice, Dimension.ALL, EnumSet.copyOf(kind.figures()))
        .map(read -> new Section.Compared(kind, besides(kind, read)));
  }

  /** One line for every step of time. */
  Mono<Section> trend(SectionKind kind, Slice slice) {
    var step = stepOf(slice);
    return reading
        .trend(slice, step, EnumSet.copyOf(kind.figures()))
        .flatMap(table -> named(kind, table, table.rows()));
  }

  /** Places, the best confirmed first; those without any verdict last, the larger ones first. */
  Mono<Section> places(SectionKind kind, Slice slice) {
    return read(kind, slice, placesOf(slice))
        .flatMap(
            table -> named(kind, table, table.rows().stream().sorted(BEST_CONFIRMED).toList()));
  }

  /** Items, groups or channels, the largest first. */
  Mono<Section> largest(SectionKind kind, Slice slice, Dimension by) {
    return read(kind, slice, by).flatMap(table -> named(kind, table, table.rows()));
  }

  /** Departments, the largest first, without the cases that none holds. */
  Mono<Section> departments(SectionKind kind, Slice slice) {
    return read(kind, slice, Dimension.DEPARTMENT)
        .flatMap(table -> named(kind, table, heldRows(table)));
  }

  /** Teams, the most asked first, without the cases nobody holds. */
  Mono<Section> teams(SectionKind kind, Slice slice) {
    return read(kind, slice, Dimension.TEAM)
        .flatMap(table -> named(kind, table, heldRows(table).stream().sorted(MOST_ASKED).toList()));
  }

  /** Items that rose against the period before, the steepest first, of two the larger one. */
  Mono<Section> rising(SectionKind kind, Slice slice) {
    var number = EnumSet.of(Figure.CREATED);
    return Mono.zip(
            reading.read(slice, Dimension.ITEM, number),
            reading.read(slice.in(slice.period().before()), Dimension.ITEM, number))
        .flatMap(
            read -> {
              var risen = risen(read.getT1(), read.getT2());
              return names(Dimension.ITEM, risen.stream().map(Row::key).toList())
                  .map(
                      named ->
                          new Section.Rising(
                              kind,
                              risen.stream().map(row -> risen(row, read.getT2(), named)).toList()));
            });
  }

  private Mono<FigureTable> read(SectionKind kind, Slice slice, Dimension by) {
    return reading.read(slice, by, EnumSet.copyOf(kind.figures()));
  }

  private static List<Beside> besides(SectionKind kind, Comparison read) {
    return kind.figures().stream()
        .map(
            figure ->
                new Beside(
                    figure,
                    read.now().total().get(figure),
                    read.before().total().get(figure),
                    read.yearBefore().total().get(figure)))
        .toList();
  }

  private static List<Row> heldRows(FigureTable table) {
    return table.rows().stream().filter(row -> !row.key().isEmpty()).toList();
  }

  private static List<Row> risen(FigureTable now, FigureTable before) {
    Comparator<Row> steepest = Comparator.comparingLong(row -> row.cases() - earlier(row, before));
    return now.rows().stream()
        .filter(row -> row.cases() > earlier(row, before))
        .sorted(steepest.thenComparingLong(Row::cases).reversed().thenComparing(Row::key))
        .limit(MOST_RISEN)
        .toList();
  }

  private static long earlier(Row row, FigureTable before) {
    return before.find(row.key()).map(Row::cases).orElse(0L);
  }

  private static Risen risen(Row row, FigureTable before, Map<String, Words> names) {
    return new Risen(row.key(), wordsOf(row.key(), names), row.cases(), earlier(row, before));
  }

  private Mono<Section> named(SectionKind kind, FigureTable table, List<Row> rows) {
    var shown = rows.stream().limit(mostOf(kind)).toList();
    return names(table.by(), shown.stream().map(Row::key).toList())
        .map(
            named ->
                new Section.Table(
                    kind,
                    table.by(),
                    kind.figures(),
                    shown.stream().map(row -> line(kind, row, named)).toList(),
                    line(kind, table.total(), Map.of("", Words.same(""))),
                    MEANT.contains(kind) ? means(kind, table, rows) : Map.of(),
                    rows.size() - shown.size()));
  }

  private static Map<Figure, Double> means(SectionKind kind, FigureTable table, List<Row> rows) {
    var units = new FigureTable(table.by(), rows, table.total());
    var means = new EnumMap<Figure, Double>(Figure.class);
    kind.figures().stream()
        .filter(figure -> figure.kind() == Figure.Kind.RATE)
        .forEach(figure -> units.meanOverRows(figure).ifPresent(mean -> means.put(figure, mean)));
    return means;
  }

  private static Line line(SectionKind kind, Row row, Map<String, Words> names) {
    return new Line(
        row.key(), wordsOf(row.key(), names), kind.figures().stream().map(row::get).toList());
  }

  private static Words wordsOf(String key, Map<String, Words> names) {
    return names.getOrDefault(key, Words.same(key));
  }

  private Mono<Map<String, Words>> names(Dimension by, List<String> keys) {
    if (by.isTime()) {
      return Mono.just(keys.stream().collect(toMap(key -> key, Words::same)));
    }
    return Mono.zip(
            names.of(by, keys, java.util.Locale.CHINA),
            names.of(by, keys, java.util.Locale.ENGLISH))
        .map(
            read ->
                keys.stream()
                    .distinct()
                    .collect(
                        Collectors.toMap(
                            key -> key,
                            key ->
                                new Words(
                                    read.getT1().getOrDefault(key, key),
                                    read.getT2().getOrDefault(key, key)))));
  }

  private static int mostOf(SectionKind kind) {
    return switch (kind) {
      case TEAMS -> MOST_TEAMS;
      case ITEMS -> MOST_ITEMS;
      default -> MOST_LINES;
    };
  }

  /** Counties of anything wider than one, towns of a county, else villages. */
  static Dimension placesOf(Slice slice) {
    int shortest = slice.areas().stream().mapToInt(String::length).min().orElse(0);
    if (!slice.origin().isEmpty() || shortest < COUNTY_DIGITS) {
      return Dimension.COUNTY;
    }
    return shortest < TOWN_DIGITS ? Dimension.TOWN : Dimension.AREA;
  }

  /** Days of up to two months, weeks of up to a year, else months. */
  private static Dimension stepOf(Slice slice) {
    long days = ChronoUnit.DAYS.between(slice.period().from(), slice.period().until());
    return days <= MOST_DAYS
        ? Dimension.DAY
        : days <= MOST_WEEKS * 7L ? Dimension.WEEK : Dimension.MONTH;
  }
}
