package org.diandan.request.report.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.diandan.request.sheet.SheetForm;

/** The files a report can be had as. */
enum ReportForm {
  PDF("application/pdf"),
  XLSX(SheetForm.XLSX.mediaType()),
  CSV(SheetForm.CSV.mediaType());

  private final String mediaType;

  ReportForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As a header says it. */
  String mediaType() {
    return mediaType;
  }

  /** How such files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form of this ending; empty for any other text. */
  static Optional<ReportForm> find(String ending) {
    return Arrays.stream(values()).filter(form -> form.ending().equals(ending)).findFirst();
  }
}
