package org.diandan.request.report.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.dashboard.Places;
import org.diandan.request.report.IssuedReports;
import org.diandan.request.report.MakeReport;
import org.diandan.request.report.ReportPeriods;
import org.diandan.request.report.ReportTemplates;
import org.diandan.request.report.Wanted;
import org.diandan.request.report.web.ReportFiles.Written;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Choosing a report, and the report as it is now: page, paper and files. */
@Controller
class ReportPages {

  static final String PLACE = "/official/reports";

  private final AskedReport asking;
  private final Sources sources;
  private final PrintReport printing;
  private final ReportFiles files;

  ReportPages(AskedReport asking, Sources sources, PrintReport printing, ReportFiles files) {
    this.asking = asking;
    this.sources = sources;
    this.printing = printing;
    this.files = files;
  }

  /** Where everything comes from. */
  @Component("reportPageSources")
  record Sources(
      MakeReport making,
      ReportTemplates templates,
      IssuedReports issued,
      ReportPeriods periods,
      Places places) {}

  /** What to choose from, and what was issued. */
  @GetMapping(PLACE)
  Mono<Rendering> choose(@AuthenticationPrincipal SignedIn reader) {
    var own = OfficialAreas.of(reader);
    return Mono.zip(
            sources.places().choices(own, ""),
            sources.templates().around(own).collectList(),
            sources.issued().inside(own).collectList())
        .map(
            read ->
                Rendering.view("request/report/choose")
                    .modelAttribute("areas", read.getT1())
                    .modelAttribute("templates", read.getT2())
                    .modelAttribute("issued", read.getT3())
                    .build());
  }

  /**
   * The report an address asks for. One that was issued is shown as it was issued, unless {@code
   * live} is asked for.
   */
  @GetMapping(PLACE + "/sheet")
  Mono<Rendering> sheet(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return asking
        .of(asked, reader)
        .flatMap(
            wanted ->
                issuedBefore(wanted)
                    .filter(_ -> asked.getFirst("live") == null)
                    .map(id -> Rendering.redirectTo(PLACE + "/issued/" + id).build())
                    .switchIfEmpty(Mono.defer(() -> live(wanted, reader, locale))));
  }

  /** The same as a file. */
  @GetMapping(PLACE + "/file/{ending}")
  Mono<ResponseEntity<byte[]>> file(
      @PathVariable String ending,
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var form = formOf(ending);
    return asking
        .of(asked, reader)
        .flatMap(wanted -> sources.making().of(wanted))
        .map(
            report ->
                new Written(report, printing.live(report, reader.displayName(), locale), locale))
        .flatMap(written -> answer(form, written));
  }

  private Mono<Rendering> live(Wanted wanted, SignedIn reader, Locale locale) {
    return sources
        .making()
        .of(wanted)
        .map(
            report ->
                Rendering.view("request/report/sheet")
                    .modelAttribute("report", printing.live(report, reader.displayName(), locale))
                    .modelAttribute("files", PLACE + "/file/%s?" + AskedReport.words(wanted))
                    .modelAttribute("forms", ReportForm.values())
                    .model(issuing(wanted, reader))
                    .build());
  }

  /** Whether and how the reader can issue it. */
  private Map<String, Object> issuing(Wanted wanted, SignedIn reader) {
    var period = wanted.slice().period();
    return Map.of(
        "over",
        sources.periods().isOver(period),
        "mayIssue",
        wanted.isOfOneArea() && reader.holds(Role.OFFICIAL.name(), wanted.area()),
        "template",
        wanted.template().key(),
        "area",
        wanted.isOfOneArea() ? wanted.area() : "",
        "day",
        wanted.template().layout().kind() == org.diandan.request.report.ReportKind.SPAN
            ? period.from().toLocalDate()
            : period.until().minusNanos(1).toLocalDate(),
        "to",
        period.until().minusNanos(1).toLocalDate());
  }

  private Mono<UUID> issuedBefore(Wanted wanted) {
    return wanted.isOfOneArea()
        ? sources.issued().findLike(wanted.area(), wanted.template(), wanted.slice().period())
        : Mono.empty();
  }

  /** A file with a name that says what it is. */
  Mono<ResponseEntity<byte[]>> answer(ReportForm form, Written written) {
    var head = written.report().head();
    var name =
        "%s_%s_%s.%s"
            .formatted(
                head.title().in(written.locale()),
                head.from().toLocalDate(),
                head.until().minusNanos(1).toLocalDate(),
                form.ending());
    return files
        .of(form, written)
        .map(
            bytes ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, form.mediaType())
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                            .filename(
                                name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " "),
                                StandardCharsets.UTF_8)
                            .build()
                            .toString())
                    .body(bytes));
  }

  static ReportForm formOf(String ending) {
    return ReportForm.find(ending).orElseThrow(ReportPages::unknown);
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "report.unknown");
  }
}
