package org.diandan.request.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Figures told apart by a dimension.
 *
 * @param rows by descending number of cases, then key; along time in its order
 * @param total everything together, counted from the cases and not from the rows; its key is empty
 */
public record FigureTable(Dimension by, List<Row> rows, Row total) {

  public FigureTable {
    rows = List.copyOf(rows);
  }

  /**
   * Figures of one key.
   *
   * @param cases how many cases of the slice have this key
   */
  public record Row(String key, long cases, Map<Figure, Measure> measures) {

    public Row {
      var copied = new EnumMap<Figure, Measure>(Figure.class);
      copied.putAll(measures);
      measures = java.util.Collections.unmodifiableMap(copied);
    }

    /** The same figures under another key. */
    Row renamed(String other) {
      return new Row(other, cases, measures);
    }

    /** A figure that was asked for. */
    public Measure get(Figure figure) {
      var measure = measures.get(figure);
      if (measure == null) {
        throw new IllegalArgumentException("Nobody asked for the figure " + figure);
      }
      return measure;
    }
  }

  /** The row of a key; empty when no case has it. */
  public Optional<Row> find(String key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /**
   * The mean over the rows, each weighing the same whatever its size, of those that have a value
   * (汇总 of the assessments); differs from the total, which pools the cases. Empty without any.
   */
  public OptionalDouble meanOverRows(Figure figure) {
    return rows.stream()
        .map(row -> row.get(figure).value())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
