package org.diandan.request.export;

/** Where a list comes from. */
public enum ExportSource {
  /** The cases behind a number. */
  CASES("/official/cases"),
  /** A list of work. */
  WORK("/official/work");

  private final String path;

  ExportSource(String path) {
    this.path = path;
  }

  /** Where the list is read. */
  public String path() {
    return path;
  }
}
