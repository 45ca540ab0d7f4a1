package org.diandan.request.report.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.diandan.request.report.FlatFigure;
import org.diandan.request.report.Section;
import org.diandan.request.report.web.ReportFiles.Written;
import org.diandan.request.sheet.Cell;
import org.diandan.request.sheet.Column;
import org.diandan.request.sheet.SheetWriter;
import org.diandan.request.sheet.TableHead;
import org.diandan.request.statistics.Measure;
import org.springframework.stereotype.Component;

/** Every number of a report in one table: section, figure, dimension, part, whole, value, unit. */
@Component
final class WriteFlat {

  private static final List<String> COLUMNS =
      List.of("section", "figure", "dimension", "side", "part", "whole", "value", "unit");
  private static final int WIDTH = 16;

  private final ReportWords words;

  WriteFlat(ReportWords words) {
    this.words = words;
  }

  /** Rates are 0 to 1, times are seconds; what has no value is empty. */
  void write(SheetWriter out, Written written) throws IOException {
    var locale = written.locale();
    out.begin(
        TableHead.of(
            written.printed().title(),
            COLUMNS.stream()
                .map(column -> new Column(words.say(locale, "report.flat." + column), WIDTH))
                .toList()));
    for (var flat : FlatFigure.of(written.report())) {
      out.row(row(flat, locale));
    }
    for (var section : written.report().sections()) {
      if (section instanceof Section.Cases cases) {
        out.row(cases(cases, locale));
      }
    }
  }

  private List<Cell> row(FlatFigure flat, Locale locale) {
    var measure = flat.measure();
    return Stream.concat(
            Stream.of(
                Cell.of(words.section(flat.section(), locale)),
                Cell.of(words.figures().name(flat.figure(), locale)),
                Cell.of(flat.name().in(locale)),
                Cell.of(words.say(locale, "report.side." + flat.side().name()))),
            numbers(measure, locale))
        .toList();
  }

  private Stream<Cell> numbers(Measure measure, Locale locale) {
    return switch (measure) {
      case Measure.Count count ->
          Stream.of(Cell.EMPTY, Cell.EMPTY, new Cell.Whole(count.cases()), unit("cases", locale));
      case Measure.Rate rate ->
          Stream.of(
              number(rate.part()),
              new Cell.Whole(rate.whole()),
              number(rate.value()),
              unit("share", locale));
      case Measure.Spread spread ->
          Stream.of(
              Cell.EMPTY,
              new Cell.Whole(spread.cases()),
              number(spread.value()),
              unit("seconds", locale));
      case Measure.Score score ->
          Stream.of(
              Cell.EMPTY,
              new Cell.Whole(score.calls()),
              number(score.value()),
              unit("points", locale));
    };
  }

  private List<Cell> cases(Section.Cases cases, Locale locale) {
    return List.of(
        Cell.of(words.section(cases.kind(), locale)),
        Cell.of(words.say(locale, "report.head.count")),
        Cell.EMPTY,
        Cell.of(words.say(locale, "report.side.NOW")),
        Cell.EMPTY,
        Cell.EMPTY,
        new Cell.Whole(cases.all()),
        unit("cases", locale));
  }

  private Cell unit(String key, Locale locale) {
    return Cell.of(words.say(locale, "report.unit." + key));
  }

  /** Whole numbers without a point. */
  static Cell number(double number) {
    return number == Math.rint(number) ? new Cell.Whole((long) number) : new Cell.Decimal(number);
  }

  private static Cell number(OptionalDouble number) {
    return number.isEmpty() ? Cell.EMPTY : number(number.getAsDouble());
  }
}
