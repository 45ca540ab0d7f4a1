package org.diandan.request.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.diandan.request.statistics.FigureTable.Row;
import org.diandan.request.statistics.Figures.Counts;
import org.diandan.request.statistics.Measure.Rate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The figures of areas since the first request. */
@Component
public final class CountFigures {

  private static final EnumSet<Figure> FIGURES =
      EnumSet.of(
          Figure.CREATED,
          Figure.OPEN,
          Figure.OVERDUE,
          Figure.DELIVERED,
          Figure.RESOLUTION,
          Figure.FIRST_RESOLUTION,
          Figure.SILENCE,
          Figure.CLAIMED);

  private final ReadFigures reading;
  private final Clock clock;
  private final ZoneId zone;

  CountFigures(ReadFigures reading, Clock clock, ZoneId zone) {
    this.reading = reading;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The figures of everything inside the areas.
   *
   * @param areas code prefixes; an empty prefix is everywhere, an empty list is nowhere
   */
  public Mono<Figures> inside(List<String> areas) {
    var all = Slice.of(areas, Period.always(zone));
    var day = LocalDate.now(clock.withZone(zone));
    var today = all.in(Period.ofDays(day, day.plusDays(1), zone));
    return Mono.zip(
            reading.read(all, Dimension.STATE, FIGURES),
            reading.total(today, EnumSet.of(Figure.CREATED)))
        .map(
            read -> {
              var byState = new TreeMap<String, Long>();
              read.getT1().rows().forEach(row -> byState.put(row.key(), row.cases()));
              return Figures.of(byState, counts(read.getT1().total(), read.getT2().cases()));
            });
  }

  private static Counts counts(Row all, long today) {
    return new Counts(
        all.cases(),
        today,
        all.get(Figure.OPEN).base(),
        all.get(Figure.OVERDUE).base(),
        all.get(Figure.DELIVERED).base(),
        all.get(Figure.RESOLUTION).base(),
        part(all, Figure.RESOLUTION),
        part(all, Figure.FIRST_RESOLUTION),
        part(all, Figure.SILENCE),
        all.get(Figure.CLAIMED).base(),
        part(all, Figure.CLAIMED));
  }

  private static long part(Row row, Figure figure) {
    return row.get(figure) instanceof Rate rate ? Math.round(rate.part()) : 0;
  }
}
