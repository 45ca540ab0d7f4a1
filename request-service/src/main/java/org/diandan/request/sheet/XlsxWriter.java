package org.diandan.request.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook whose rows leave memory as they come. Texts stand in their cells and not in a shared
 * table, which would grow with the rows; they are typed as text, so that nothing in them is ever
 * worked out as a formula. A table with more rows than a worksheet takes goes on in another one.
 */
final class XlsxWriter implements SheetWriter {

  /** Rows in memory at most. */
  private static final int FLUSH_EVERY = 500;

  /** Excel takes no longer text in a cell; what is longer ends with an ellipsis. */
  private static final int LONGEST_TEXT = 32_767;

  private static final int LONGEST_NAME = 31;
  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  private final OutputStream out;
  private final Workbook book;
  private final ZoneId zone;
  private final int mostRows;
  private final Set<String> names = new HashSet<>();
  private @Nullable Table table;

  XlsxWriter(OutputStream out, ZoneId zone) {
    this(out, zone, Worksheet.MAX_ROWS);
  }

  /**
   * @param mostRows of one worksheet
   */
  XlsxWriter(OutputStream out, ZoneId zone, int mostRows) {
    this.out = out;
    this.book = new Workbook(out, "Diandan", "1.0");
    this.zone = zone;
    this.mostRows = mostRows;
  }

  /** A table under way: where the next row goes. */
  private static final class Table {

    final TableHead head;
    final Worksheet cells;
    int next;

    Table(TableHead head, Worksheet cells) {
      this.head = head;
      this.cells = cells;
    }
  }

  @Override
  public void begin(TableHead head) throws IOException {
    table = begun(head);
  }

  private Table begun(TableHead head) throws IOException {
    if (table != null) {
      table.cells.close();
    }
    var begun = new Table(head, book.newWorksheet(free(head.name())));
    var cells = begun.cells;
    for (var note : head.notes()) {
      cells.inlineString(begun.next++, 0, fitting(note));
    }
    for (int at = 0; at < head.columns().size(); at++) {
      var column = head.columns().get(at);
      cells.width(at, column.width());
      cells.inlineString(begun.next, at, column.name());
      cells.style(begun.next, at).bold().fillColor("EFEDE6").wrapText(true).set();
    }
    begun.next++;
    cells.freezePane(0, begun.next);
    return begun;
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    var current = table;
    if (current == null) {
      throw Rows.noTable();
    }
    Rows.requireColumns(row, current.head.columns().size());
    if (current.next == mostRows) {
      current = begun(current.head);
      table = current;
    }
    for (int at = 0; at < row.size(); at++) {
      write(current, at, row.get(at));
    }
    current.next++;
    if (current.next % FLUSH_EVERY == 0) {
      current.cells.flush();
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      book.finish();
    }
  }

  private void write(Table table, int column, Cell cell) {
    var cells = table.cells;
    int row = table.next;
    switch (cell) {
      case Cell.Empty _ -> {}
      case Cell.Text text -> {
        cells.inlineString(row, column, fitting(text.text()));
        format(table, column, "@");
      }
      case Cell.Whole whole -> {
        cells.value(row, column, whole.number());
        format(table, column, "#,##0");
      }
      case Cell.Decimal decimal -> {
        cells.value(row, column, decimal.number());
        format(table, column, "#,##0.##");
      }
      case Cell.Share share -> {
        cells.value(row, column, share.share());
        format(table, column, "0.00%");
      }
      case Cell.Lasting lasting -> {
        cells.value(row, column, lasting.duration().toSeconds() / SECONDS_PER_DAY);
        format(table, column, "[h]:mm:ss");
      }
      case Cell.Moment moment -> {
        cells.value(row, column, moment.at().atZone(zone).toLocalDateTime().withNano(0));
        format(table, column, "yyyy-mm-dd hh:mm:ss");
      }
      case Cell.Day day -> {
        cells.value(row, column, day.day());
        format(table, column, "yyyy-mm-dd");
      }
    }
  }

  private static void format(Table table, int column, String format) {
    table.cells.style(table.next, column).format(format).set();
  }

  private static String fitting(String text) {
    return text.length() <= LONGEST_TEXT ? text : cut(text, LONGEST_TEXT - 1) + "…";
  }

  /** Never half a character. */
  private static String cut(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** A name no other worksheet has; Excel does not tell capital from small letters. */
  private String free(String name) {
    var allowed = name.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").strip();
    allowed = allowed.replaceAll("^'+|'+$", "");
    var base = allowed.isEmpty() ? "1" : allowed;
    for (int number = 1; ; number++) {
      var ending = number == 1 ? "" : " " + number;
      int most = LONGEST_NAME - ending.length();
      var wanted = (base.length() <= most ? base : cut(base, most)) + ending;
      if (names.add(wanted.toLowerCase(Locale.ROOT))) {
        return wanted;
      }
    }
  }
}
