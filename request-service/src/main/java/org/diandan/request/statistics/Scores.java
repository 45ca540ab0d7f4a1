package org.diandan.request.statistics;

import java.util.Map;
import java.util.Set;
import org.diandan.request.statistics.FigureProperties.Weights;
import org.diandan.request.statistics.Measure.Score;

/** The score of call-backs (综合成绩): its three rates by their weights, of 100 points. */
final class Scores {

  /** The rates it is made of. */
  static final Set<Figure> PARTS =
      Set.of(Figure.CALLED_RESPONSE, Figure.CALLED_RESOLUTION, Figure.CALLED_SATISFACTION);

  private Scores() {}

  /** A rate that nobody was asked about gives no points. */
  static Score of(Map<Figure, Measure> measures, Weights weights) {
    double points =
        100
            * (weights.response() * rate(measures, Figure.CALLED_RESPONSE)
                + weights.resolution() * rate(measures, Figure.CALLED_RESOLUTION)
                + weights.satisfaction() * rate(measures, Figure.CALLED_SATISFACTION));
    var calls = measures.getOrDefault(Figure.CALLED_SCORE, new Score(0, 0, true));
    return new Score(points, calls.base(), calls.small());
  }

  private static double rate(Map<Figure, Measure> measures, Figure figure) {
    var measure = measures.get(figure);
    return measure == null ? 0 : measure.value().orElse(0);
  }
}
