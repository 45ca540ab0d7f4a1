package org.diandan.request.batch.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diandan.request.batch.ImportReport;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * The report as a file spreadsheets open: UTF-8 with byte order mark, CRLF, and no cell that a
 * spreadsheet would take for a formula.
 */
@Component
final class ReportCsv {

  private static final String MARK = "\uFEFF";
  private static final String FORMULA = "=+-@\t\r";
  private static final int LINES_AT_ONCE = 500;

  private final ImportReport report;
  private final MessageSource messages;

  ReportCsv(ImportReport report, MessageSource messages) {
    this.report = report;
    this.messages = messages;
  }

  /** Every row that was read, in the order of the file; sent as it is read. */
  ResponseEntity<Flux<String>> of(UUID job, Locale locale) {
    var header =
        Stream.of("row", "verdict", "column", "value", "reason")
            .map(column -> message("import.report." + column, locale))
            .toList();
    var lines =
        Flux.just(MARK + line(header))
            .concatWith(report.all(job).map(line -> line(cells(line, locale))))
            .buffer(LINES_AT_ONCE)
            .map(some -> String.join("", some));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("report-" + job + ".csv").build().toString())
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .body(lines);
  }

  private List<String> cells(ImportReport.Line line, Locale locale) {
    var flaw = line.flaw();
    return List.of(
        String.valueOf(line.row()),
        message("import.verdict." + line.verdict().name().toLowerCase(Locale.ROOT), locale),
        line.column(),
        line.value(),
        flaw == null ? "" : message(flaw.messageKey(), locale));
  }

  private String message(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  static String line(List<String> cells) {
    return cells.stream().map(ReportCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
