package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diandan.request.statistics.Tally.Parts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads figures from the sums of days and months, and from the rows of those cases that are in no
 * sum; in one statement, so that whoever moves a case from one to the other meanwhile changes
 * nothing.
 *
 * @see <a href="../../../../../../../../docs/decisions/0038-sums-beside-rows.md">decision 0038</a>
 */
@Component
final class ReadSums {

  /** Cases in no sum, and what others, or they themselves, were when they were summed. */
  static final String LOOSE =
      """
      (
        select 1 as weight, f.*
        from figure_case f
        where not f.summed
        union all
        select -1, o.*
        from figure_was w
        cross join lateral jsonb_populate_record(cast(null as figure_case), w.was) o
        where w.generation = (select generation from figure_in_force)
      ) c\
      """;

  /** Whether the sums are made by the definitions {@code :definitions}, as 1 or 0. */
  static final String USABLE =
      """
      (select count(*)
         from figure_summing m
         where m.generation = (select generation from figure_in_force)
           and m.definitions = :definitions
           and m.state = 'SUMMED') as usable\
      """;

  private final DatabaseClient database;
  private final Clock clock;
  private final FigureProperties properties;

  ReadSums(DatabaseClient database, Clock clock, FigureProperties properties) {
    this.database = database;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * Figures of a slice; empty when they have to be read from rows, because nothing is summed by
   * these dimensions or by these definitions.
   *
   * @param figures only {@linkplain SumDigits#isSummed summed} ones
   */
  Mono<Optional<List<CountedKey>>> read(Slice slice, Dimension by, List<Figure> figures) {
    return Cube.find(slice, by)
        .map(cube -> read(new Asked(slice, by, figures), cube))
        .orElseGet(() -> Mono.just(Optional.empty()));
  }

  private record Asked(Slice slice, Dimension by, List<Figure> figures) {}

  private Mono<Optional<List<CountedKey>>> read(Asked asked, Cube cube) {
    var slice = asked.slice();
    var query = new FigureQuery(slice, Grain.CASE, clock.instant(), properties.nearly());
    var values = new HashMap<>(daysOf(slice.period(), asked.by()));
    values.put("definitions", SumDefinitions.of(slice.period().zone(), properties.nearly()));
    return query
        .in(database, statement(asked, query, cube), values)
        .map(row -> partOf(row, asked.figures()))
        .all()
        .collectList()
        .map(parts -> together(parts, asked.figures()));
  }

  private static String statement(Asked asked, FigureQuery query, Cube cube) {
    var head =
        asked.by() == Dimension.ALL
            ? "select '' as key, 1 as everything"
            : "select d.key, grouping(d.key) as everything";
    var tail = asked.by() == Dimension.ALL ? "" : "\ngroup by grouping sets ((d.key), ())";
    var sql = new StringBuilder(head);
    sql.append(", ").append(USABLE);
    sql.append(", coalesce(sum(c.weight), 0) as cases, cast(null as text) as counts");
    asked.figures().forEach(figure -> sql.append(FigureColumns.weighted(figure)));
    sql.append('\n').append(query.rows(asked.by(), LOOSE)).append(tail);
    sql.append("\nunion all\n").append(head);
    sql.append(", ").append(USABLE).append(", cast(coalesce(sum(c.cases), 0) as bigint)");
    sql.append(", cast(coalesce(sum(c.counts), 0) as text)");
    sql.append(", null, null".repeat(asked.figures().size()));
    sql.append('\n').append(query.rows(asked.by(), cube)).append(tail);
    return sql.toString();
  }

  /** Whole months are read as such, unless days or weeks are told apart. */
  static Map<String, Object> daysOf(Period period, Dimension by) {
    var first = period.from().toLocalDate();
    var last = period.until().toLocalDate();
    var firstMonth =
        first.getDayOfMonth() == 1 ? first : first.with(TemporalAdjusters.firstDayOfNextMonth());
    var lastMonth = last.withDayOfMonth(1);
    boolean months = by != Dimension.DAY && by != Dimension.WEEK && firstMonth.isBefore(lastMonth);
    Map<String, LocalDate> days =
        Map.of(
            "firstDay",
            first,
            "firstMonth",
            months ? firstMonth : last,
            "lastMonth",
            months ? lastMonth : last,
            "lastDay",
            last);
    return new HashMap<>(days);
  }

  /** A key in the sums or in the rows; what it counts for there. */
  private record Read(String key, boolean total, boolean usable, Tally tally) {}

  private static Read partOf(Readable row, List<Figure> figures) {
    boolean total = requireNonNull(row.get("everything", Integer.class)) == 1;
    boolean usable = requireNonNull(row.get("usable", Long.class)) == 1;
    long cases = requireNonNull(row.get("cases", Long.class));
    return new Read(
        total ? "" : requireNonNull(row.get("key", String.class)),
        total,
        usable,
        new Tally(cases, usable ? counts(row, figures) : Map.of()));
  }

  private static Map<Figure, Parts> counts(Readable row, List<Figure> figures) {
    var sum = row.get("counts", String.class);
    if (sum != null) {
      return SumDigits.read(sum, figures);
    }
    var parts = new EnumMap<Figure, Parts>(Figure.class);
    figures.forEach(figure -> parts.put(figure, FigureColumns.parts(row, figure)));
    return parts;
  }

  private Optional<List<CountedKey>> together(List<Read> parts, List<Figure> figures) {
    if (!parts.stream().allMatch(Read::usable)) {
      return Optional.empty();
    }
    var keys = new HashMap<String, Tally>();
    var total = new Tally(0, Map.of());
    for (var part : parts) {
      if (part.total()) {
        total = total.plus(part.tally());
      } else {
        keys.merge(part.key(), part.tally(), Tally::plus);
      }
    }
    keys.values().removeIf(tally -> tally.cases() == 0);
    return Optional.of(
        Stream.concat(
                Stream.of(counted("", true, total, figures)),
                keys.entrySet().stream()
                    .map(key -> counted(key.getKey(), false, key.getValue(), figures)))
            .toList());
  }

  private CountedKey counted(String key, boolean total, Tally tally, Collection<Figure> figures) {
    return new CountedKey(
        key, total, tally.cases(), Grain.CASE, tally.measures(figures, properties.small()));
  }
}
