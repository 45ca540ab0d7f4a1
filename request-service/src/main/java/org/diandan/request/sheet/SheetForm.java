package org.diandan.request.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms a table can be had in. */
public enum SheetForm {
  /** Comma separated values after RFC 4180 in UTF-8 with a byte order mark. */
  CSV("text/csv;charset=UTF-8"),
  /** A workbook of Office Open XML. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  SheetForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The form of this name, in any case of letters; empty for any other text. */
  public static Optional<SheetForm> find(String name) {
    return Arrays.stream(values()).filter(form -> form.name().equalsIgnoreCase(name)).findFirst();
  }

  /** As a header says it. */
  public String mediaType() {
    return mediaType;
  }

  /** How names of such files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Begins a file.
   *
   * @param out closed with the writer
   * @param zone whose wall clock moments are shown on
   */
  public SheetWriter open(OutputStream out, ZoneId zone) throws IOException {
    return switch (this) {
      case CSV -> new CsvWriter(out, zone);
      case XLSX -> new XlsxWriter(out, zone);
    };
  }
}
