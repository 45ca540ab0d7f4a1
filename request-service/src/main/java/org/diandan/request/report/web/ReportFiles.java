package org.diandan.request.report.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.paper.DrawPaper;
import org.diandan.request.report.Report;
import org.diandan.request.sheet.SheetForm;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes reports as files. */
@Component
final class ReportFiles {

  private final DrawPaper paper;
  private final WriteWorkbook workbooks;
  private final WriteFlat flat;
  private final ReportWords words;

  ReportFiles(DrawPaper paper, WriteWorkbook workbooks, WriteFlat flat, ReportWords words) {
    this.paper = paper;
    this.workbooks = workbooks;
    this.flat = flat;
    this.words = words;
  }

  /** A report with the words that are printed. */
  record Written(Report report, PrintedReport printed, Locale locale) {}

  /** The bytes of a file; written away from the event loop. */
  Mono<byte[]> of(ReportForm form, Written written) {
    return Mono.fromCallable(() -> bytes(form, written)).subscribeOn(Schedulers.boundedElastic());
  }

  private byte[] bytes(ReportForm form, Written written) {
    return switch (form) {
      case PDF ->
          paper.of("request/report/pdf", written.locale(), Map.of("report", written.printed()));
      case XLSX -> sheet(SheetForm.XLSX, written);
      case CSV -> sheet(SheetForm.CSV, written);
    };
  }

  private byte[] sheet(SheetForm form, Written written) {
    var bytes = new ByteArrayOutputStream();
    try (var out = form.open(bytes, words.zone())) {
      if (form == SheetForm.XLSX) {
        workbooks.write(out, written);
      } else {
        flat.write(out, written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be written as " + form, e);
    }
    return bytes.toByteArray();
  }
}
