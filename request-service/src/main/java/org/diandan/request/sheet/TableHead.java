package org.diandan.request.sheet;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What stands above the rows of a table.
 *
 * @param name of the worksheet; shortened to 31 characters, without those that Excel forbids. Not
 *     written into CSV
 * @param notes lines above the names of the columns, in both forms; empty for none
 * @param columns from left to right, at least one
 */
public record TableHead(String name, List<String> notes, List<Column> columns) {

  public TableHead {
    requireNonNull(name, "name");
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("The table %s has no column.".formatted(name));
    }
  }

  /** A table without notes. */
  public static TableHead of(String name, List<Column> columns) {
    return new TableHead(name, List.of(), columns);
  }
}
