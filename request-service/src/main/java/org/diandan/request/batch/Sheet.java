package org.diandan.request.batch;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** Rows of a file, read one after the other; no more than one is in memory. */
interface Sheet extends Closeable, Iterator<Sheet.Row> {

  /** Names of the columns, as the first row gives them. */
  List<String> header();

  /**
   * The next row.
   *
   * @throws UnreadableFile when the file breaks off or is none of its kind
   */
  @Override
  Row next();

  /**
   * One row.
   *
   * @param number as a spreadsheet counts, the header being 1
   * @param values in the order of the header; may be more or fewer when the line is broken
   * @param broken whether quotes are where none may be
   */
  record Row(int number, List<String> values, boolean broken) {
    public Row {
      values = List.copyOf(values);
    }

    boolean isEmpty() {
      return !broken && values.stream().allMatch(String::isBlank);
    }
  }
}
