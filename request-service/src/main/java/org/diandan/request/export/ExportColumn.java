package org.diandan.request.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can stand in a file about a case, in the order of its columns. */
public enum ExportColumn {
  NUMBER(22, false),
  STATE(12, false),
  ITEM(24, false),
  AREA(36, false),
  CHANNEL(10, false),
  URGENCY(10, false),
  TEAM(28, false),
  DEPARTMENT(20, false),
  SUBMITTED(20, false),
  FINISH_BY(20, false),
  DELIVERED(20, false),
  COMPLETED(20, false),
  CLOSED(20, false),
  ENDING(20, false),
  RESOLVED(12, false),
  STARS(8, false),
  URGES(8, false),
  REOPENS(8, false),
  NAME(14, true),
  PHONE(18, true),
  ADDRESS(36, true),
  WORDS(60, true);

  /** What is ticked on the form at first. */
  public static final List<ExportColumn> USUAL =
      List.of(NUMBER, STATE, ITEM, AREA, TEAM, SUBMITTED, FINISH_BY, COMPLETED);

  private final int width;
  private final boolean personal;

  ExportColumn(int width, boolean personal) {
    this.width = width;
    this.personal = personal;
  }

  /** Of a workbook's column, in characters. */
  int width() {
    return width;
  }

  /** Whether it says who a resident is, or what they said; sealed in the database. */
  public boolean isPersonal() {
    return personal;
  }

  /** Key of what it is called. */
  public String messageKey() {
    return "export.column." + name().toLowerCase(Locale.ROOT);
  }

  /** Those with these names, in the order of the columns; other names are passed over. */
  public static List<ExportColumn> named(List<String> names) {
    return Arrays.stream(values()).filter(column -> names.contains(column.name())).toList();
  }
}
