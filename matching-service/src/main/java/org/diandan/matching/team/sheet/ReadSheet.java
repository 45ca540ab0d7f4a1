package org.diandan.matching.team.sheet;

import cn.hutool.core.io.IORuntimeException;
import cn.hutool.core.text.csv.CsvUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first sheet of a workbook, or comma separated values in UTF-8 or GB18030. The header is
 * the first line. Dates of a workbook become ISO dates.
 */
public final class ReadSheet {

  private static final int MOST_LINES = 500;
  private static final int LARGEST_UNPACKED = 20 << 20;
  private static final String MARK = "\uFEFF";

  private ReadSheet() {}

  /**
   * All lines that say anything, in order.
   *
   * @throws UnreadableSheet when it is no such file, has no header or more than 500 lines
   */
  public static List<SheetLine> of(byte[] file) throws UnreadableSheet {
    var table = isWorkbook(file) ? workbook(file) : commaSeparated(file);
    if (table.isEmpty() || table.getFirst().stream().allMatch(String::isBlank)) {
      throw new UnreadableSheet("teamImport.file.header");
    }
    if (table.size() > MOST_LINES + 1) {
      throw new UnreadableSheet("teamImport.file.long");
    }
    var lines = new ArrayList<SheetLine>();
    for (int at = 1; at < table.size(); at++) {
      var line = line(at + 1, table.getFirst(), table.get(at));
      if (!line.cells().isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static SheetLine line(int number, List<String> header, List<String> values) {
    var cells = new HashMap<String, String>();
    for (int column = 0; column < Math.min(header.size(), values.size()); column++) {
      var value = values.get(column).strip();
      if (!value.isEmpty()) {
        cells.put(header.get(column).strip(), value);
      }
    }
    return new SheetLine(number, cells);
  }

  private static boolean isWorkbook(byte[] file) {
    return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  private static List<List<String>> commaSeparated(byte[] file) throws UnreadableSheet {
    var text = text(file);
    try {
      var rows = CsvUtil.getReader().read(new StringReader(text)).getRows();
      // Empty lines are passed over by the reader; the number of the line in the file counts.
      var table = new ArrayList<List<String>>();
      for (var row : rows) {
        while (table.size() < row.getOriginalLineNumber() && !table.isEmpty()) {
          table.add(List.of());
        }
        table.add(row.getRawList());
      }
      return table;
    } catch (IORuntimeException e) {
      throw new UnreadableSheet("teamImport.file.unreadable");
    }
  }

  private static String text(byte[] file) throws UnreadableSheet {
    for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        return text.startsWith(MARK) ? text.substring(1) : text;
      } catch (CharacterCodingException e) {
        // The next one may fit.
      }
    }
    throw new UnreadableSheet("teamImport.file.unreadable");
  }

  private static List<List<String>> workbook(byte[] file) throws UnreadableSheet {
    requireSmall(file);
    try (var workbook =
            new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false));
        var rows = workbook.getFirstSheet().openStream()) {
      var table = new ArrayList<List<String>>();
      rows.limit(MOST_LINES + 2L)
          .forEach(
              row -> {
                while (table.size() < Math.min(row.getRowNum() - 1, MOST_LINES + 1)) {
                  table.add(List.of());
                }
                table.add(texts(row));
              });
      return table;
    } catch (IOException | ExcelReaderException e) {
      throw new UnreadableSheet("teamImport.file.unreadable");
    }
  }

  /** A small file may unpack to more than there is memory. */
  private static void requireSmall(byte[] file) throws UnreadableSheet {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      var buffer = new byte[8192];
      var unpacked = 0L;
      while (zip.getNextEntry() != null) {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > LARGEST_UNPACKED) {
            throw new UnreadableSheet("teamImport.file.large");
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableSheet("teamImport.file.unreadable");
    }
  }

  private static List<String> texts(Row row) {
    var texts = new ArrayList<String>();
    for (int column = 0; column < row.getCellCount(); column++) {
      texts.add(row.getOptionalCell(column).map(ReadSheet::text).orElse(""));
    }
    return texts;
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER && isDate(cell)) {
      return cell.asDate().toLocalDate().toString();
    }
    return cell.getValue() instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : cell.getText();
  }

  private static boolean isDate(Cell cell) {
    var format = cell.getDataFormatString();
    return format != null && format.contains("y") && format.contains("d");
  }
}
