package org.diandan.request.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.diandan.request.batch.Sheet.Row;
import org.junit.jupiter.api.Test;

class CsvSheetTest {

  @Test
  void readsQuotesCommasAndLineBreaksInsideQuotes() {
    var rows = rows("a,b\r\n\"x, \"\"y\"\"\",\"one\ntwo\"\r\n,\r\n");

    assertThat(rows)
        .containsExactly(
            new Row(2, List.of("x, \"y\"", "one\ntwo"), false), new Row(3, List.of("", ""), false));
  }

  @Test
  void countsRowsAsASpreadsheetDoesWhateverTheLineEndsAre() {
    var rows = rows("a\nx\r\ny\rz\n\nlast");

    assertThat(rows).extracting(Row::number).containsExactly(2, 3, 4, 5, 6);
    assertThat(rows.get(3).isEmpty()).isTrue();
    assertThat(rows.getLast().values()).containsExactly("last");
  }

  @Test
  void marksRowsWhoseQuotesDoNotFit() {
    var rows = rows("a,b\n\"x\"y,1\nx\"y,2\nx,\"3");

    assertThat(rows).extracting(Row::broken).containsExactly(true, true, true);
  }

  @Test
  void refusesFilesWithoutAHeader() {
    assertThatThrownBy(() -> rows("")).isInstanceOf(UnreadableFile.class);
    assertThatThrownBy(() -> rows("\n1,2")).isInstanceOf(UnreadableFile.class);
  }

  @Test
  void endsWhereAMissingQuoteSwallowsTheFile() {
    assertThatThrownBy(() -> rows("a,b\n\"x," + "y".repeat(300_000)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("import.file.row-long");
  }

  @Test
  void keepsNoMoreThanARowOfAnEndlessFile() throws IOException {
    var endless = new Endless("1,2,3\n");

    try (var sheet = new CsvSheet(endless)) {
      for (int row = 0; row < 100_000; row++) {
        sheet.next();
      }

      assertThat(sheet.hasNext()).isTrue();
      assertThat(endless.read).isLessThan(100_003L * 6);
    }
  }

  static List<Row> rows(String text) {
    var sheet = new CsvSheet(new StringReader(text));
    var rows = new ArrayList<Row>();
    sheet.forEachRemaining(rows::add);
    return rows;
  }

  /** The same line over and over. */
  private static final class Endless extends Reader {

    private final String line;
    private long read;

    Endless(String line) {
      this.line = line;
    }

    @Override
    public int read(char[] target, int offset, int length) {
      target[offset] = line.charAt((int) (read++ % line.length()));
      return 1;
    }

    @Override
    public void close() {}
  }
}
