package org.diandan.request.dashboard;

import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the figures of the dashboard, side by side. */
@Component
public final class ReadDashboard {

  /** Those with a card of their own, in the order of the page. */
  public static final List<Figure> CARDS =
      List.of(
          Figure.RESOLUTION,
          Figure.COVERAGE,
          Figure.CREATED,
          Figure.DELIVERED,
          Figure.CLAIMED,
          Figure.FIRST_RESOLUTION,
          Figure.SATISFACTION,
          Figure.SILENCE,
          Figure.ON_TIME,
          Figure.ON_TIME_CLOSED,
          Figure.RESPONDED_IN_TIME,
          Figure.ACCEPTANCE,
          Figure.REDISPATCH,
          Figure.URGED,
          Figure.REOPENED,
          Figure.FIRST_RESPONSE,
          Figure.HANDLING);

  private static final EnumSet<Figure> OF_PLACES =
      EnumSet.of(Figure.CREATED, Figure.OPEN, Figure.OVERDUE, Figure.RESOLUTION, Figure.COVERAGE);
  private static final EnumSet<Figure> OF_TOWNS =
      EnumSet.of(Figure.OPEN, Figure.OVERDUE, Figure.RESOLUTION);
  private static final EnumSet<Figure> OF_TREND =
      EnumSet.of(Figure.CREATED, Figure.DELIVERED, Figure.RESOLUTION);
  private static final EnumSet<Figure> OF_TEAMS =
      EnumSet.of(Figure.FULFILMENT, Figure.RESOLUTION, Figure.COVERAGE);

  private static final int COUNTY_DIGITS = "360802".length();
  private static final int MOST_DAYS = 62;
  private static final int MOST_WEEKS = 53;
  private static final int MOST_STEPS = 120;

  private final ReadFigures reading;
  private final ReadTopics topics;

  ReadDashboard(ReadFigures reading, ReadTopics topics) {
    this.reading = reading;
    this.topics = topics;
  }

  /** All figures of a slice. */
  public Mono<Dashboard> of(Slice slice) {
    var cards = EnumSet.copyOf(CARDS);
    return Mono.zip(
            reading.total(slice, cards),
            reading.read(slice, placesOf(slice), OF_PLACES),
            reading.total(slice.in(slice.period().before()), cards),
            reading.total(slice.in(slice.period().yearBefore()), cards),
            reading.trend(slice, stepOf(slice), OF_TREND).map(ReadDashboard::newest),
            reading.read(slice, Dimension.TEAM, OF_TEAMS),
            topics.of(slice))
        .map(
            read ->
                new Dashboard(
                    read.getT1(),
                    read.getT2(),
                    read.getT3(),
                    read.getT4(),
                    read.getT5(),
                    read.getT6(),
                    read.getT7()));
  }

  /** The towns of a slice; those of a prefecture are hundreds. */
  public Mono<FigureTable> towns(Slice slice) {
    return reading.read(slice, Dimension.TOWN, OF_TOWNS);
  }

  /** By what places are told apart: counties of anything wider than one, else towns. */
  static Dimension placesOf(Slice slice) {
    return slice.areas().stream().anyMatch(area -> area.length() < COUNTY_DIGITS)
        ? Dimension.COUNTY
        : Dimension.TOWN;
  }

  /** A chart of more steps is no picture any more. */
  private static FigureTable newest(FigureTable trend) {
    int all = trend.rows().size();
    return new FigureTable(
        trend.by(), trend.rows().subList(Math.max(0, all - MOST_STEPS), all), trend.total());
  }

  /** Days of up to two months, weeks of up to a year, else months, of which the newest are kept. */
  static Dimension stepOf(Slice slice) {
    long days = ChronoUnit.DAYS.between(slice.period().from(), slice.period().until());
    return days <= MOST_DAYS
        ? Dimension.DAY
        : days <= MOST_WEEKS * 7L ? Dimension.WEEK : Dimension.MONTH;
  }
}
