package org.diandan.request.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;

/** Boston's text files as workbooks. */
final class Workbooks {

  private Workbooks() {}

  /** The same cells, with real dates where the text holds times. */
  static byte[] of(byte[] text) throws IOException {
    var times = DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.ENGLISH);
    var bytes = new ByteArrayOutputStream();
    try (var sheet = OpenSheet.of(() -> new ByteArrayInputStream(text));
        var book = new Workbook(bytes, "tests", "1.0")) {
      var cells = book.newWorksheet("2015-03");
      for (int column = 0; column < sheet.header().size(); column++) {
        cells.value(0, column, sheet.header().get(column));
      }
      while (sheet.hasNext()) {
        var row = sheet.next();
        for (int column = 0; column < row.values().size(); column++) {
          var value = row.values().get(column);
          if (sheet.header().get(column).endsWith("_DT") && !value.isEmpty()) {
            cells.value(row.number() - 1, column, LocalDateTime.parse(value, times));
            cells.style(row.number() - 1, column).format("yyyy-mm-dd hh:mm:ss").set();
          } else {
            cells.value(row.number() - 1, column, value);
          }
        }
      }
    }
    return bytes.toByteArray();
  }
}
