package org.diandan.request.dashboard.web;

import org.diandan.request.dashboard.Counted;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a page shows it.
 *
 * @param text what it came to
 * @param number for charts; null while there is nothing to count from
 * @param part the numerator; null for all but rates
 * @param whole the cases it was counted from
 * @param small counted from few cases
 */
record Cell(
    String text,
    @Nullable Double number,
    @Nullable Linked part,
    Linked whole,
    boolean small,
    boolean rate) {

  /** Whether the text is the number of the cases themselves. */
  public boolean isCount() {
    return !rate && text.equals(whole.text());
  }

  /** A number of cases and where they are listed. */
  record Linked(String text, String href, long cases) {}

  /** Makes cells of one page. */
  record Maker(FigureWords words, Choice choice, java.util.Locale locale) {

    /** What a row says of a figure, counted in a slice. */
    Cell of(Figure figure, FigureTable.Row row, Slice slice) {
      var measure = row.get(figure);
      var value = measure.value();
      return new Cell(
          words.value(measure, locale),
          value.isPresent() ? value.getAsDouble() : null,
          measure instanceof Measure.Rate rate
              ? linked(new Counted(slice, figure, Part.COUNTED, Math.round(rate.part())))
              : null,
          linked(new Counted(slice, figure, Part.ALL, measure.base())),
          measure.small() && measure.base() > 0,
          measure instanceof Measure.Rate);
    }

    Linked linked(Counted counted) {
      return new Linked(
          FigureWords.number(counted.cases(), locale), choice.listOf(counted), counted.cases());
    }
  }
}
