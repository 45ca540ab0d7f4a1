package org.diandan.request.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.report.Section;
import org.diandan.request.report.SectionKind;
import org.diandan.request.report.web.PrintedReport.Head;
import org.diandan.request.report.web.PrintedReport.PrintedCell;
import org.diandan.request.report.web.PrintedReport.PrintedLine;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.springframework.stereotype.Component;

/** Puts the sections of a report into tables of words. */
@Component
final class PrintSections {

  private final ReportWords words;

  PrintSections(ReportWords words) {
    this.words = words;
  }

  /** Columns of a section. */
  List<Head> heads(Section section, Locale locale) {
    return switch (section) {
      case Section.Compared _ ->
          heads(locale, "!figure", "now", "before", "change", "year", "year-change");
      case Section.Table table -> tableHeads(table, locale);
      case Section.Rising _ -> heads(locale, "!item", "now", "before", "more");
      case Section.Cases _ ->
          heads(locale, "!number", "!item", "!place", "!holder", "!until", "!state");
      case Section.Replies _ -> heads(locale, "!week", "!place", "!topic", "!reply");
    };
  }

  /** Rows of a section. */
  List<PrintedLine> lines(Section section, Locale locale) {
    return switch (section) {
      case Section.Compared compared ->
          compared.figures().stream().map(one -> compared(one, locale)).toList();
      case Section.Table table -> tableLines(table, locale);
      case Section.Rising rising -> rising.items().stream().map(one -> risen(one, locale)).toList();
      case Section.Cases cases ->
          cases.entries().stream().map(entry -> entry(entry, locale)).toList();
      case Section.Replies replies ->
          replies.replies().stream()
              .map(
                  reply ->
                      texts(reply.week().toString(), reply.place(), reply.topic(), reply.reply()))
              .toList();
    };
  }

  /** What a section shows; also how much of it there is no room for. */
  String note(Section section, Locale locale) {
    var note = words.say(locale, "report.note." + section.kind().code());
    return switch (section) {
      case Section.Table table when table.left() > 0 ->
          note + words.say(locale, "report.left", table.lines().size(), table.left());
      case Section.Cases cases when cases.all() > 0 ->
          note + words.say(locale, "report.cases", cases.all(), cases.entries().size());
      default -> note;
    };
  }

  /** Whether any of its numbers was counted from few cases. */
  static boolean isMarked(List<PrintedLine> lines) {
    return lines.stream().flatMap(line -> line.cells().stream()).anyMatch(PrintedCell::small);
  }

  /** Whether its lines have a rank. */
  static boolean isRanked(Section.Table table) {
    return table.kind() == SectionKind.PLACES;
  }

  /** Names of columns by key; those after an exclamation mark hold words. */
  private List<Head> heads(Locale locale, String... keys) {
    return Stream.of(keys)
        .map(
            key ->
                new Head(
                    words.say(locale, "report.head." + key.replace("!", "")), !key.startsWith("!")))
        .toList();
  }

  private List<Head> tableHeads(Section.Table table, Locale locale) {
    var heads = new ArrayList<Head>();
    if (isRanked(table)) {
      heads.addAll(heads(locale, "rank"));
    }
    heads.add(new Head(byName(table.by(), locale), false));
    table
        .figures()
        .forEach(figure -> heads.add(new Head(words.figures().name(figure, locale), true)));
    return heads;
  }

  /** What a dimension is called. */
  String byName(Dimension by, Locale locale) {
    return words.say(locale, "report.by." + by.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private PrintedLine compared(Section.Beside one, Locale locale) {
    var figures = words.figures();
    return new PrintedLine(
        List.of(
            PrintedCell.ofWhole(figures.name(one.figure(), locale)),
            words.cell(one.now(), locale),
            words.cell(one.before(), locale),
            PrintedCell.ofNumber(figures.change(one.now(), one.before(), locale)),
            words.cell(one.yearBefore(), locale),
            PrintedCell.ofNumber(figures.change(one.now(), one.yearBefore(), locale))),
        one.figure() == Figure.RESOLUTION || one.figure() == Figure.COVERAGE);
  }

  private List<PrintedLine> tableLines(Section.Table table, Locale locale) {
    var lines = new ArrayList<PrintedLine>();
    for (int at = 0; at < table.lines().size(); at++) {
      var rank = isRanked(table) ? Integer.toString(at + 1) : null;
      lines.add(line(table.lines().get(at), rank, false, locale));
    }
    if (lines.isEmpty()) {
      return lines;
    }
    var sum =
        new Section.Line(
            "",
            new org.diandan.request.report.Words(
                words.say(Locale.CHINA, "report.total"), words.say(Locale.ENGLISH, "report.total")),
            table.total().measures());
    lines.add(line(sum, isRanked(table) ? "" : null, true, locale));
    if (!table.means().isEmpty()) {
      lines.add(means(table, locale));
    }
    return lines;
  }

  private PrintedLine line(
      Section.Line line,
      @org.jspecify.annotations.Nullable String rank,
      boolean sum,
      Locale locale) {
    var cells = new ArrayList<PrintedCell>();
    if (rank != null) {
      cells.add(PrintedCell.ofNumber(rank));
    }
    cells.add(PrintedCell.of(line.name().in(locale)));
    line.measures().forEach(measure -> cells.add(words.cell(measure, locale)));
    return new PrintedLine(cells, sum);
  }

  private PrintedLine means(Section.Table table, Locale locale) {
    var cells = new ArrayList<PrintedCell>();
    if (isRanked(table)) {
      cells.add(PrintedCell.ofNumber(""));
    }
    cells.add(PrintedCell.of(words.say(locale, "report.mean")));
    table
        .figures()
        .forEach(
            figure -> {
              var mean = table.means().get(figure);
              cells.add(
                  PrintedCell.ofNumber(
                      mean == null ? "" : FigureWords.percent(mean, table.lines().size())));
            });
    return new PrintedLine(cells, true);
  }

  private PrintedLine risen(Section.Risen one, Locale locale) {
    return new PrintedLine(
        List.of(
            PrintedCell.of(one.name().in(locale)),
            PrintedCell.ofNumber(FigureWords.number(one.now(), locale)),
            PrintedCell.ofNumber(FigureWords.number(one.before(), locale)),
            PrintedCell.ofNumber("↑ " + FigureWords.number(one.now() - one.before(), locale))),
        false);
  }

  private PrintedLine entry(Section.Entry entry, Locale locale) {
    return new PrintedLine(
        List.of(
            PrintedCell.ofWhole(entry.number()),
            PrintedCell.of(entry.item().in(locale)),
            PrintedCell.of(entry.place()),
            PrintedCell.of(entry.holder()),
            PrintedCell.ofWhole(words.moment(entry.until())),
            PrintedCell.ofWhole(entry.state().in(locale))),
        false);
  }

  private static PrintedLine texts(String... texts) {
    return new PrintedLine(Stream.of(texts).map(PrintedCell::of).toList(), false);
  }
}
