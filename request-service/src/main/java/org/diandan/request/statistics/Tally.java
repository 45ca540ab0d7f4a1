package org.diandan.request.statistics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What figures of one key were counted to, before anything is divided, so that two of them can be
 * added.
 *
 * @param cases how many cases have the key; negative in what has to be taken away from another one
 */
record Tally(long cases, Map<Figure, Parts> parts) {

  /** Numerator and denominator; of plain counts only the latter. */
  record Parts(double part, long whole) {

    static final Parts NONE = new Parts(0, 0);

    Parts plus(Parts other) {
      return new Parts(part + other.part, whole + other.whole);
    }
  }

  Tally plus(Tally other) {
    var sum = new EnumMap<Figure, Parts>(Figure.class);
    sum.putAll(parts);
    other.parts.forEach((figure, more) -> sum.merge(figure, more, Parts::plus));
    return new Tally(cases + other.cases, sum);
  }

  /** What these figures came to. */
  Map<Figure, Measure> measures(Collection<Figure> figures, int small) {
    var measures = new EnumMap<Figure, Measure>(Figure.class);
    for (var figure : figures) {
      var counted = parts.getOrDefault(figure, Parts.NONE);
      measures.put(figure, FigureColumns.measure(figure, counted, small));
    }
    return measures;
  }
}
