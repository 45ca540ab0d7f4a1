package org.diandan.matching.dispatch.policy.index;

import java.util.Arrays;

/**
 * The rows of cells that hold teams, each with the stretch of columns it needs; every cell has a
 * number, and cells beside each other in a row have numbers beside each other.
 */
final class Rows {

  private static final int BYTES_PER_ROW = 16;

  final int first;
  final int last;
  final int cells;

  private final int equator;
  private final int[] columns;
  private final int[] firstColumn;
  private final int[] lastColumn;
  private final int[] firstCell;

  /** Only stretches the rows over these teams; at least one. */
  Rows(Cells grid, Entries teams) {
    var lowest = Integer.MAX_VALUE;
    var highest = Integer.MIN_VALUE;
    for (var at = 0; at < teams.size; at++) {
      lowest = Math.min(lowest, teams.latitudes[at]);
      highest = Math.max(highest, teams.latitudes[at]);
    }
    equator = grid.rowOf(0);
    first = grid.rowOf(lowest);
    last = grid.rowOf(highest);
    columns = new int[last - first + 1];
    Arrays.setAll(columns, row -> grid.columnsOf(first + row));
    firstColumn = new int[columns.length];
    lastColumn = new int[columns.length];
    firstCell = new int[columns.length];
    Arrays.fill(firstColumn, Integer.MAX_VALUE);
    Arrays.fill(lastColumn, -1);
    for (var at = 0; at < teams.size; at++) {
      var row = grid.rowOf(teams.latitudes[at]) - first;
      var column = Cells.columnOf(teams.longitudes[at], columns[row]);
      firstColumn[row] = Math.min(firstColumn[row], column);
      lastColumn[row] = Math.max(lastColumn[row], column);
    }
    cells = number();
  }

  private int number() {
    var next = 0L;
    for (var row = 0; row < columns.length; row++) {
      firstCell[row] = (int) Math.min(next, Integer.MAX_VALUE);
      next += Math.max(0, lastColumn[row] - firstColumn[row] + 1);
    }
    return (int) Math.min(next, Integer.MAX_VALUE);
  }

  int columnsOf(int row) {
    return columns[row - first];
  }

  /** The number of a cell, which must lie in the stretch of its row. */
  int cellAt(int row, int column) {
    return firstCell[row - first] + column - firstColumn[row - first];
  }

  /** The first column of a stretch that this row needs. */
  int clipFrom(int row, int column) {
    return Math.max(column, firstColumn[row - first]);
  }

  /** The last column of a stretch that this row needs; before the first when it needs none. */
  int clipUntil(int row, int column) {
    return Math.min(column, lastColumn[row - first]);
  }

  /**
   * The most columns of any row between two, both inclusive: that of the nearest to the equator.
   */
  int mostColumns(int from, int until) {
    var lower = Math.max(first, from);
    var upper = Math.min(last, until);
    if (lower > upper) {
      return 0;
    }
    return columnsOf(Math.clamp(equator, lower, upper));
  }

  long bytes() {
    return (long) columns.length * BYTES_PER_ROW;
  }
}
