package org.diandan.request.opendata;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The figures of whole months that are over, with what speaks of few people left out. What was read
 * once stays so for a while, whoever asks.
 */
@Component
public final class OpenFigures {

  /** What is published, in its order. */
  public static final Set<Figure> PUBLISHED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Figure.CREATED,
              Figure.DELIVERED,
              Figure.COMPLETED,
              Figure.RESOLUTION,
              Figure.COVERAGE,
              Figure.SATISFACTION,
              Figure.ON_TIME,
              Figure.ACCEPTANCE,
              Figure.REOPENED,
              Figure.FIRST_RESPONSE,
              Figure.TIME_TO_ACCEPT,
              Figure.TURNAROUND));

  private static final double HUNDREDTHS = 100;
  private static final double SECONDS_PER_MINUTE = 60;

  private final ReadFigures reading;
  private final OpenDataProperties properties;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<YearMonth, Mono<List<OpenFigure>>> months = new ConcurrentHashMap<>();

  OpenFigures(ReadFigures reading, OpenDataProperties properties, Clock clock, ZoneId zone) {
    this.reading = reading;
    this.properties = properties;
    this.clock = clock;
    this.zone = zone;
  }

  /** The last month that is over. */
  public YearMonth last() {
    return YearMonth.now(clock.withZone(zone)).minusMonths(1);
  }

  /** The first month there is. */
  public YearMonth first() {
    return last().minusMonths(properties.mostMonths() - 1L);
  }

  /**
   * Figures of some months, by month, place and figure.
   *
   * @param from from {@link #first} on
   * @param until the last one, until {@link #last}
   */
  public Flux<OpenFigure> read(YearMonth from, YearMonth until) {
    return Flux.range(0, (int) from.until(until, java.time.temporal.ChronoUnit.MONTHS) + 1)
        .map(from::plusMonths)
        .concatMap(this::month)
        .concatMapIterable(figures -> figures);
  }

  private Mono<List<OpenFigure>> month(YearMonth month) {
    months.keySet().removeIf(known -> known.isBefore(first()));
    return months.computeIfAbsent(
        month,
        _ ->
            counted(month)
                .cache(_ -> properties.refresh(), _ -> Duration.ZERO, () -> Duration.ZERO));
  }

  private Mono<List<OpenFigure>> counted(YearMonth month) {
    var period = Period.ofDays(month.atDay(1), month.plusMonths(1).atDay(1), zone);
    var slice = Slice.of(List.of(""), period);
    return Mono.zip(
            reading.read(slice, Dimension.COUNTY, PUBLISHED),
            reading.read(slice, Dimension.TOWN, PUBLISHED))
        .map(read -> published(month, read.getT1(), read.getT2()));
  }

  private List<OpenFigure> published(YearMonth month, FigureTable counties, FigureTable streets) {
    var figures = new ArrayList<OpenFigure>();
    for (var figure : PUBLISHED) {
      var measures = new TreeMap<OpenPlace, Measure>();
      measures.put(OpenPlace.EVERYWHERE, counties.total().get(figure));
      counties.rows().forEach(row -> measures.put(OpenPlace.county(row.key()), row.get(figure)));
      streets.rows().forEach(row -> measures.put(OpenPlace.street(row.key()), row.get(figure)));
      var bases = new TreeMap<OpenPlace, Long>();
      measures.forEach((place, measure) -> bases.put(place, measure.base()));
      var hidden = HideFew.among(bases, properties.least());
      measures.forEach(
          (place, measure) ->
              figures.add(
                  hidden.contains(place)
                      ? new OpenFigure(month, place, figure, null, null, true)
                      : new OpenFigure(
                          month, place, figure, value(measure), measure.base(), false)));
    }
    return List.copyOf(figures);
  }

  /** Coarse enough that it gives away no single case among the smallest published number. */
  private static @Nullable Double value(Measure measure) {
    if (measure.value().isEmpty()) {
      return null;
    }
    double value = measure.value().getAsDouble();
    return switch (measure) {
      case Measure.Rate _ -> Math.round(value * HUNDREDTHS) / HUNDREDTHS;
      case Measure.Spread _ -> (double) Math.round(value / SECONDS_PER_MINUTE);
      case Measure.Count _, Measure.Score _ -> value;
    };
  }
}
