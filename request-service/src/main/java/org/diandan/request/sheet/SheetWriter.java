package org.diandan.request.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A file of one or several tables that is being written, for one thread. Closing it completes the
 * file and closes its stream; a file that was not closed is broken.
 *
 * <p>Blocks while its stream does.
 */
public sealed interface SheetWriter extends Closeable permits CsvWriter, XlsxWriter {

  /**
   * Begins a table: a worksheet of its own in a workbook; in CSV behind an empty line, unless it is
   * the first.
   */
  void begin(TableHead head) throws IOException;

  /**
   * Adds a row to the table that was begun last.
   *
   * @param cells as many as the table has columns, from left to right
   * @throws IllegalStateException when no table was begun
   */
  void row(List<Cell> cells) throws IOException;

  /** Completes the file and closes its stream. A workbook without any table cannot be closed. */
  @Override
  void close() throws IOException;
}
