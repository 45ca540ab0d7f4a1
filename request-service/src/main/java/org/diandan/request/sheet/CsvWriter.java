package org.diandan.request.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Comma separated values after RFC 4180, in UTF-8 with a byte order mark, so that Excel reads
 * Chinese.
 *
 * <p>A text that a spreadsheet would take for a formula, because it begins with {@code = + - @}
 * (also full-width), a tab or a line break, gets an apostrophe before it. Numbers are no texts, so
 * -5 stays -5.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvWriter implements SheetWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";
  private static final String TAKES_QUOTES = ",\"\r\n";
  private static final String END = "\r\n";

  private final Writer out;
  private final DateTimeFormatter moments;
  private int columns;

  CsvWriter(OutputStream out, ZoneId zone) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.moments = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    this.out.write(BYTE_ORDER_MARK);
  }

  @Override
  public void begin(TableHead head) throws IOException {
    if (columns > 0) {
      out.write(END);
    }
    for (var note : head.notes()) {
      line(List.of(Cell.of(note)));
    }
    columns = head.columns().size();
    row(head.columns().stream().map(column -> Cell.of(column.name())).toList());
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    Rows.requireColumns(cells, columns);
    line(cells);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(List<Cell> cells) throws IOException {
    boolean first = true;
    for (var cell : cells) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.write(field(cell));
    }
    out.write(END);
  }

  private String field(Cell cell) {
    return switch (cell) {
      case Cell.Empty _ -> "";
      case Cell.Text text -> quoted(harmless(text.text()));
      case Cell.Whole whole -> Long.toString(whole.number());
      case Cell.Decimal decimal -> plain(decimal.number());
      case Cell.Share share -> String.format(Locale.ROOT, "%.2f%%", share.share() * 100);
      case Cell.Lasting lasting -> clock(lasting.duration());
      case Cell.Moment moment -> moments.format(moment.at());
      case Cell.Day day -> day.day().toString();
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> TAKES_QUOTES.indexOf(c) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  private static String clock(Duration duration) {
    var size = duration.abs();
    return "%s%d:%02d:%02d"
        .formatted(
            duration.isNegative() ? "-" : "",
            size.toHours(),
            size.toMinutesPart(),
            size.toSecondsPart());
  }
}
