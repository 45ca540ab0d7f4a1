package org.diandan.request.batch;

/**
 * Something to report about a row.
 *
 * @param row as a spreadsheet counts, the header being row 1
 * @param column header of the column it is about; empty when it is about the whole row
 * @param value what stands there, cut to a readable length; may be personal
 */
public record Finding(int row, Flaw flaw, String column, String value) {

  private static final int LONGEST_VALUE = 60;

  public Finding {
    value = value.replaceAll("\\p{Cntrl}", "?");
    value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
  }

  /** Never shows the value in a log. */
  @Override
  public String toString() {
    return "Finding[row %d: %s in %s]".formatted(row, flaw, column);
  }
}
