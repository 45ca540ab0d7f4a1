package org.diandan.matching.team.sheet;

import java.util.Map;

/**
 * A line of a table below its header.
 *
 * @param number as a spreadsheet counts, the header being 1
 * @param cells by the name of the column, stripped; empty cells are missing
 */
public record SheetLine(int number, Map<String, String> cells) {

  public SheetLine {
    cells = Map.copyOf(cells);
  }

  /** What stands in a column; empty when nothing does. */
  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }
}
