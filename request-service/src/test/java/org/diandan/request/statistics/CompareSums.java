package org.diandan.request.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.request.RunningService;
import org.diandan.request.statistics.Measure.Spread;
import org.springframework.r2dbc.core.DatabaseClient;

/** Reads the same figures from sums and from rows. */
public final class CompareSums {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final EnumSet<Figure> FIGURES = EnumSet.copyOf(SumDigits.summed());
  private static final EnumSet<Figure> TIMES = EnumSet.copyOf(SpreadDigits.KEPT);
  private static final List<List<String>> AREAS =
      List.of(
          List.of(""),
          List.of("3608"),
          List.of("360802"),
          List.of("360802001"),
          List.of("360802", "360803001"));

  private final RunningService service;
  private final LocalDate today;

  public CompareSums(RunningService service, LocalDate today) {
    this.service = service;
    this.today = today;
  }

  /** Sums what can be summed of a generation, at most so many cases. */
  public long sum(int generation, int most) {
    service.bean(ClearSums.class).begin(generation).block(LIMIT);
    return requireNonNull(service.bean(SumCases.class).add(generation, most).block(LIMIT));
  }

  /** What an instance that has just been started does about a generation. */
  public void sumLikeANewInstance(int generation) {
    var keep =
        new KeepSums(
            service.bean(DatabaseClient.class),
            service.bean(SumCases.class),
            new ClearSums(
                service.bean(DatabaseClient.class), ZONE, service.bean(FigureProperties.class)));
    assertThat(keep.keep(generation)).isFalse();
  }

  /** Every dimension, at every depth, in days, weeks and months. */
  public void everySliceIsTheSame() {
    for (var period : periods().toList()) {
      for (var areas : AREAS) {
        for (var by : Dimension.values()) {
          same(Slice.of(areas, period), by);
        }
      }
      narrowedSlicesAreTheSame(period);
    }
    timesAreTheSame();
  }

  /** Some of everything, many times faster. */
  public void usualSlicesAreTheSame() {
    for (var by : Dimension.values()) {
      same(Slice.of(List.of("3608"), Period.always(ZONE)), by);
    }
    same(Slice.of(List.of("360802"), Period.always(ZONE)), Dimension.TOWN);
    narrowedSlicesAreTheSame(Period.ofDays(today.minusDays(40), today.plusDays(1), ZONE));
  }

  private void narrowedSlicesAreTheSame(Period period) {
    var all = Slice.of(List.of("3608"), period);
    same(all.with(Dimension.CHANNEL, "WEB", "DESK"), Dimension.DAY);
    same(all.with(Dimension.STATE, "RESOLVED"), Dimension.ALL);
    same(all.with(Dimension.GROUP, "HOME"), Dimension.ITEM);
    same(all.with(Dimension.TEAM_KIND, "YOUTH"), Dimension.TEAM);
    same(all.with(Dimension.TOWN, "360802001"), Dimension.COUNTY);
    same(new Slice("", List.of(), period, Map.of()), Dimension.ALL);
  }

  private Stream<Period> periods() {
    var begin = today.minusDays(40);
    return Stream.of(
        Period.always(ZONE),
        Period.ofDays(begin.withDayOfMonth(1), today.plusDays(1), ZONE),
        Period.ofDays(begin, today, ZONE).by(Period.Basis.COMPLETED));
  }

  /** The figures that depend on when they are counted. */
  public static Set<Figure> ofTheMoment() {
    return SumDigits.summed().stream()
        .filter(figure -> FigureColumns.condition(figure, Part.COUNTED).contains(":now"))
        .collect(Collectors.toSet());
  }

  /** A table without some of its figures. */
  public static FigureTable without(FigureTable table, Set<Figure> figures) {
    return new FigureTable(
        table.by(),
        table.rows().stream().map(row -> without(row, figures)).toList(),
        without(table.total(), figures));
  }

  private static FigureTable.Row without(FigureTable.Row row, Set<Figure> figures) {
    var measures = new HashMap<>(row.measures());
    measures.keySet().removeAll(figures);
    return new FigureTable.Row(row.key(), row.cases(), measures);
  }

  /** One number, read from the sums. */
  public long created(Slice slice) {
    return requireNonNull(
            service.bean(ReadFigures.class).total(slice, EnumSet.of(Figure.CREATED)).block(LIMIT))
        .get(Figure.CREATED)
        .base();
  }

  /** Whether sums answer this at all. */
  public boolean isSummed(Slice slice) {
    return requireNonNull(
            service
                .bean(ReadSums.class)
                .read(slice, Dimension.ALL, List.of(Figure.CREATED))
                .block(LIMIT))
        .isPresent();
  }

  /** Medians and the like are found by the sums and are what sorting all rows gives. */
  public void timesAreTheSame() {
    for (var period : periods().toList()) {
      for (var areas : AREAS) {
        var slice = Slice.of(areas, period);
        var found = requireNonNull(reading().total(slice, TIMES).block(LIMIT));
        var sorted = requireNonNull(reading().readRows(slice, Dimension.ALL, TIMES).block(LIMIT));
        for (var figure : TIMES) {
          same((Spread) found.get(figure), (Spread) sorted.total().get(figure));
        }
      }
    }
  }

  private static void same(Spread found, Spread sorted) {
    assertThat(found.cases()).isEqualTo(sorted.cases());
    assertThat(found.median()).isEqualTo(sorted.median());
    assertThat(found.p90()).isEqualTo(sorted.p90());
    if (sorted.mean() != null) {
      assertThat(found.mean()).isCloseTo(sorted.mean(), within(1e-5));
    }
  }

  private ReadFigures reading() {
    return service.bean(ReadFigures.class);
  }

  private void same(Slice slice, Dimension by) {
    assertThat(requireNonNull(reading().read(slice, by, FIGURES).block(LIMIT)))
        .as(by + " of " + slice)
        .isEqualTo(requireNonNull(reading().readRows(slice, by, FIGURES).block(LIMIT)));
  }
}
