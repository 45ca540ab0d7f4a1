package org.diandan.request.dashboard;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what can be said of imported history: its sources know neither teams nor evaluations, so
 * the dashboard's other figures would be empty.
 */
@Component
public final class ReadHistory {

  /** In the order of the page. */
  public static final List<Figure> FIGURES =
      List.of(
          Figure.CREATED,
          Figure.CLOSED,
          Figure.ON_TIME_LABELLED,
          Figure.ON_TIME_CLOSED,
          Figure.TURNAROUND,
          Figure.OPEN,
          Figure.OVERDUE);

  private static final Set<Figure> OF_TREND = EnumSet.of(Figure.CREATED, Figure.CLOSED);

  private final ReadFigures reading;

  ReadHistory(ReadFigures reading) {
    this.reading = reading;
  }

  /**
   * A slice of a set, told apart by what its source knew.
   *
   * @param trend along time, in steps that fit the period
   */
  public record Board(
      FigureTable departments,
      FigureTable channels,
      FigureTable areas,
      FigureTable types,
      FigureTable trend) {

    /** Everything together. */
    public FigureTable.Row total() {
      return departments.total();
    }
  }

  /** The figures of a slice of history. */
  public Mono<Board> of(Slice slice) {
    return Mono.zip(
            by(Dimension.DEPARTMENT, slice),
            by(Dimension.CHANNEL, slice),
            by(Dimension.TOWN, slice),
            by(Dimension.ITEM, slice),
            reading.trend(slice, ReadDashboard.stepOf(slice), OF_TREND))
        .map(
            read ->
                new Board(read.getT1(), read.getT2(), read.getT3(), read.getT4(), read.getT5()));
  }

  private Mono<FigureTable> by(Dimension dimension, Slice slice) {
    return reading.read(slice, dimension, EnumSet.copyOf(FIGURES));
  }
}
