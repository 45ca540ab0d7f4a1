package org.diandan.request.dashboard.web;

import java.util.List;
import java.util.Map;
import org.diandan.request.dashboard.MapGround.Drawn;
import org.diandan.request.dashboard.web.Cell.Maker;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Slice;
import org.jspecify.annotations.Nullable;

/** A table of figures as a page shows it; charts and maps take their numbers from it. */
record Sheet(List<Column> columns, List<Line> lines) {

  Sheet {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  record Column(String code, String name, String definition, boolean rate) {}

  /**
   * A row.
   *
   * @param href where its name leads; null when it leads nowhere
   * @param at where it is drawn; null when it is not
   */
  record Line(
      String key, String name, @Nullable String href, List<Cell> cells, @Nullable Drawn at) {

    Line {
      cells = List.copyOf(cells);
    }
  }

  /** Which rows of a figure table are shown, and how they are called. */
  record Rows(Dimension by, List<FigureTable.Row> rows, Map<String, String> names) {}

  static Sheet of(List<Figure> figures, Rows rows, Maker maker) {
    return new Sheet(
        figures.stream().map(figure -> column(figure, maker)).toList(),
        rows.rows().stream().map(row -> line(figures, row, rows, maker)).toList());
  }

  /** The same rows, those with a position drawn there. */
  Sheet at(Map<String, Drawn> positions) {
    return new Sheet(
        columns,
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.key(),
                        line.name(),
                        line.href(),
                        line.cells(),
                        positions.get(line.key())))
            .toList());
  }

  private static Column column(Figure figure, Maker maker) {
    return new Column(
        figure.code(),
        maker.words().name(figure, maker.locale()),
        maker.words().definition(figure, maker.locale()),
        figure.kind() == Figure.Kind.RATE);
  }

  private static Line line(List<Figure> figures, FigureTable.Row row, Rows rows, Maker maker) {
    Slice slice = maker.choice().slice().with(rows.by(), row.key());
    return new Line(
        row.key(),
        rows.names().getOrDefault(row.key(), row.key()),
        isPlace(rows.by()) ? "/official?" + maker.choice().words(row.key()) : null,
        figures.stream().map(figure -> maker.of(figure, row, slice)).toList(),
        null);
  }

  private static boolean isPlace(Dimension by) {
    return by == Dimension.COUNTY || by == Dimension.TOWN;
  }
}
