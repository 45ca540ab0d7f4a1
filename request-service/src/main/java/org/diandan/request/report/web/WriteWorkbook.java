package org.diandan.request.report.web;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diandan.request.report.Section;
import org.diandan.request.report.web.PrintedReport.Fact;
import org.diandan.request.report.web.ReportFiles.Written;
import org.diandan.request.sheet.Cell;
import org.diandan.request.sheet.Column;
import org.diandan.request.sheet.SheetWriter;
import org.diandan.request.sheet.TableHead;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;
import org.springframework.stereotype.Component;

/**
 * A workbook with a sheet for what the report is about, one for each section and one for the
 * definitions. Numbers are numbers, rates are percent, times are hours and minutes; a rate has its
 * numerator and denominator beside it.
 */
@Component
final class WriteWorkbook {

  private static final int NAME = 28;
  private static final int NUMBER = 12;
  private static final int SENTENCE = 90;

  private final ReportWords words;
  private final PrintSections printing;

  WriteWorkbook(ReportWords words, PrintSections printing) {
    this.words = words;
    this.printing = printing;
  }

  void write(SheetWriter out, Written written) throws IOException {
    facts(out, written);
    for (var section : written.report().sections()) {
      section(out, section, written.locale());
    }
    var definitions = head("report.definitions", List.of(), written.locale());
    facts(out, definitions, written.printed().definitions());
  }

  private void facts(SheetWriter out, Written written) throws IOException {
    var printed = written.printed();
    var notes =
        Stream.of(printed.title(), printed.addressee(), printed.introduction())
            .filter(text -> !text.isEmpty())
            .toList();
    facts(out, head("report.about", notes, written.locale()), printed.facts());
  }

  private TableHead head(String name, List<String> notes, Locale locale) {
    return new TableHead(
        words.say(locale, name),
        notes,
        List.of(
            new Column(words.say(locale, "report.head.name"), NAME),
            new Column(words.say(locale, "report.head.text"), SENTENCE)));
  }

  private static void facts(SheetWriter out, TableHead head, List<Fact> facts) throws IOException {
    out.begin(head);
    for (var fact : facts) {
      out.row(List.of(Cell.of(fact.name()), Cell.of(fact.text())));
    }
  }

  private void section(SheetWriter out, Section section, Locale locale) throws IOException {
    out.begin(
        new TableHead(
            words.section(section.kind(), locale),
            List.of(printing.note(section, locale)),
            columns(section, locale)));
    for (var row : rows(section, locale)) {
      out.row(row);
    }
  }

  private List<Column> columns(Section section, Locale locale) {
    return switch (section) {
      case Section.Compared _ -> comparedColumns(locale);
      case Section.Table table -> tableColumns(table, locale);
      case Section.Rising _, Section.Cases _, Section.Replies _ ->
          printing.heads(section, locale).stream()
              .map(head -> new Column(head.text(), head.number() ? NUMBER : NAME))
              .toList();
    };
  }

  private List<List<Cell>> rows(Section section, Locale locale) {
    return switch (section) {
      case Section.Compared compared ->
          compared.figures().stream().map(one -> compared(one, locale)).toList();
      case Section.Table table -> table(table, locale);
      case Section.Rising rising -> rising.items().stream().map(one -> risen(one, locale)).toList();
      case Section.Cases cases ->
          cases.entries().stream().map(entry -> entry(entry, locale)).toList();
      case Section.Replies replies -> replies.replies().stream().map(WriteWorkbook::reply).toList();
    };
  }

  private List<Column> comparedColumns(Locale locale) {
    var columns = new ArrayList<Column>();
    columns.add(new Column(words.say(locale, "report.head.figure"), NAME));
    for (var side : List.of("now", "before", "year")) {
      var name = words.say(locale, "report.head." + side);
      columns.add(new Column(name, NUMBER));
      columns.add(new Column(words.say(locale, "report.part-of", name), NUMBER));
      columns.add(new Column(words.say(locale, "report.whole-of", name), NUMBER));
    }
    columns.add(new Column(words.say(locale, "report.small"), NUMBER));
    return columns;
  }

  private List<Cell> compared(Section.Beside one, Locale locale) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.of(words.figures().name(one.figure(), locale)));
    for (var measure : List.of(one.now(), one.before(), one.yearBefore())) {
      cells.add(value(measure));
      cells.add(part(measure));
      cells.add(whole(measure));
    }
    cells.add(
        one.now().small() && one.now().base() > 0
            ? Cell.of(words.say(locale, "report.small"))
            : Cell.EMPTY);
    return cells;
  }

  private List<Column> tableColumns(Section.Table table, Locale locale) {
    var columns = new ArrayList<Column>();
    columns.add(new Column(printing.byName(table.by(), locale), NAME));
    for (var figure : table.figures()) {
      var name = words.figures().name(figure, locale);
      columns.add(new Column(name, NUMBER));
      if (figure.kind() == Figure.Kind.RATE) {
        columns.add(new Column(words.say(locale, "report.part-of", name), NUMBER));
      }
      if (figure.kind() != Figure.Kind.COUNT) {
        columns.add(new Column(words.say(locale, "report.whole-of", name), NUMBER));
      }
    }
    return columns;
  }

  private List<List<Cell>> table(Section.Table table, Locale locale) {
    var rows = new ArrayList<List<Cell>>();
    table.lines().forEach(line -> rows.add(row(line.name().in(locale), line.measures())));
    if (!rows.isEmpty()) {
      rows.add(row(words.say(locale, "report.total"), table.total().measures()));
    }
    if (!rows.isEmpty() && !table.means().isEmpty()) {
      rows.add(means(table, locale));
    }
    return rows;
  }

  private static List<Cell> row(String name, List<Measure> measures) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.of(name));
    for (var measure : measures) {
      cells.add(value(measure));
      if (measure instanceof Measure.Rate) {
        cells.add(part(measure));
      }
      if (!(measure instanceof Measure.Count)) {
        cells.add(whole(measure));
      }
    }
    return cells;
  }

  private List<Cell> means(Section.Table table, Locale locale) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.of(words.say(locale, "report.mean")));
    for (var figure : table.figures()) {
      var mean = table.means().get(figure);
      cells.add(mean == null ? Cell.EMPTY : new Cell.Share(mean));
      if (figure.kind() == Figure.Kind.RATE) {
        cells.add(Cell.EMPTY);
      }
      if (figure.kind() != Figure.Kind.COUNT) {
        cells.add(Cell.EMPTY);
      }
    }
    return cells;
  }

  private static List<Cell> risen(Section.Risen one, Locale locale) {
    return List.of(
        Cell.of(one.name().in(locale)),
        new Cell.Whole(one.now()),
        new Cell.Whole(one.before()),
        new Cell.Whole(one.now() - one.before()));
  }

  private static List<Cell> entry(Section.Entry entry, Locale locale) {
    return List.of(
        Cell.of(entry.number()),
        Cell.of(entry.item().in(locale)),
        Cell.of(entry.place()),
        Cell.of(entry.holder()),
        Cell.of(entry.until()),
        Cell.of(entry.state().in(locale)));
  }

  private static List<Cell> reply(Section.Reply reply) {
    return List.of(
        new Cell.Day(reply.week()),
        Cell.of(reply.place()),
        Cell.of(reply.topic()),
        Cell.of(reply.reply()));
  }

  private static Cell value(Measure measure) {
    if (measure.value().isEmpty()) {
      return Cell.EMPTY;
    }
    double value = measure.value().getAsDouble();
    return switch (measure) {
      case Measure.Count count -> new Cell.Whole(count.cases());
      case Measure.Rate _ -> new Cell.Share(value);
      case Measure.Spread _ -> new Cell.Lasting(Duration.ofSeconds(Math.round(value)));
      case Measure.Score _ -> new Cell.Decimal(value);
    };
  }

  private static Cell part(Measure measure) {
    return measure instanceof Measure.Rate rate ? WriteFlat.number(rate.part()) : Cell.EMPTY;
  }

  private static Cell whole(Measure measure) {
    return measure instanceof Measure.Count ? Cell.EMPTY : new Cell.Whole(measure.base());
  }
}
