package org.diandan.request.sheet;

import java.util.List;

/** What every form asks of a row. */
final class Rows {

  private Rows() {}

  static void requireColumns(List<Cell> cells, int columns) {
    if (columns == 0) {
      throw noTable();
    }
    if (cells.size() != columns) {
      throw new IllegalArgumentException(
          "A row of this table has %d cells, not %d.".formatted(columns, cells.size()));
    }
  }

  static IllegalStateException noTable() {
    return new IllegalStateException("A row needs a table; begin one first.");
  }
}
