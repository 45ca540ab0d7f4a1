package org.diandan.request.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diandan.request.report.FlatFigure.Side;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;

/**
 * A figure of the period that came to something else since its report was issued.
 *
 * @param issued as it was handed in, with its place in the report
 * @param now what it comes to now
 */
public record Difference(FlatFigure issued, Measure now) {

  private record Place(SectionKind section, Figure figure, String key) {

    static Place of(FlatFigure figure) {
      return new Place(figure.section(), figure.figure(), figure.key());
    }
  }

  /**
   * Every figure of the period itself that differs, in the order of the issued report. A line only
   * one of them has is no difference of its own; the total shows it.
   */
  public static List<Difference> between(Report issued, Report now) {
    Map<Place, Measure> found = new HashMap<>();
    ofPeriod(now).forEach(figure -> found.put(Place.of(figure), figure.measure()));
    return ofPeriod(issued)
        .filter(
            figure ->
                !figure.measure().equals(found.getOrDefault(Place.of(figure), figure.measure())))
        .map(
            figure ->
                new Difference(figure, found.getOrDefault(Place.of(figure), figure.measure())))
        .toList();
  }

  private static Stream<FlatFigure> ofPeriod(Report report) {
    return FlatFigure.of(report).stream().filter(figure -> figure.side() == Side.NOW);
  }
}
