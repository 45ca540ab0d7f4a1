package org.diandan.request.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook. The packed file and its table of texts are in memory, the rows are
 * not. Cells that hold a date give it as ISO local date and time, numbers without exponent.
 */
final class XlsxSheet implements Sheet {

  /** Parts of a date pattern, once colours, currencies and quoted words are gone. */
  private static final Pattern DATE_PARTS = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_PARTS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final List<String> header;

  /**
   * @param file checked by {@link UnpackedSize} before
   */
  XlsxSheet(byte[] file) {
    try {
      this.workbook =
          new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false));
      this.stream = workbook.getFirstSheet().openStream();
      this.rows = stream.iterator();
      if (!rows.hasNext()) {
        throw new UnreadableFile("import.file.no-header");
      }
      this.header = texts(rows.next()).stream().map(String::strip).toList();
    } catch (IOException | ExcelReaderException e) {
      throw new UnreadableFile("import.file.workbook");
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (ExcelReaderException e) {
      throw new UnreadableFile("import.file.workbook");
    }
  }

  @Override
  public Row next() {
    try {
      var row = rows.next();
      var values = texts(row);
      // A workbook leaves out empty cells at the end.
      while (values.size() < header.size()) {
        values.add("");
      }
      while (values.size() > header.size() && values.getLast().isEmpty()) {
        values.removeLast();
      }
      return new Row(row.getRowNum(), values, false);
    } catch (ExcelReaderException e) {
      throw new UnreadableFile("import.file.workbook");
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }

  private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
    var texts = new ArrayList<String>();
    for (int column = 0; column < row.getCellCount(); column++) {
      texts.add(row.getOptionalCell(column).map(XlsxSheet::text).orElse(""));
    }
    return texts;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      try {
        return cell.asDate().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      } catch (DateTimeException | ExcelReaderException e) {
        return cell.getText();
      }
    }
    return cell.getValue() instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : cell.getText();
  }

  private static boolean isDate(@Nullable String format) {
    return format != null && DATE_PARTS.matcher(NO_PARTS.matcher(format).replaceAll("")).find();
  }
}
