package org.diandan.request.report.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.Staff;
import org.diandan.request.report.Difference;
import org.diandan.request.report.IssueReport;
import org.diandan.request.report.IssueReport.Outcome;
import org.diandan.request.report.IssuedReport;
import org.diandan.request.report.Wanted;
import org.diandan.request.report.web.PrintedReport.PrintedCell;
import org.diandan.request.report.web.ReportFiles.Written;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Issuing a report, and what was issued: as it was handed in, and what differs since. */
@Controller
class IssuedPages {

  private static final String PLACE = ReportPages.PLACE + "/issued";
  private static final int MOST_DIFFERENCES = 40;

  private final AskedReport asking;
  private final IssueReport issuing;
  private final ReportPages pages;
  private final Looks looks;

  IssuedPages(AskedReport asking, IssueReport issuing, ReportPages pages, Looks looks) {
    this.asking = asking;
    this.issuing = issuing;
    this.pages = pages;
    this.looks = looks;
  }

  /** How it is read and said. */
  @org.springframework.stereotype.Component("issuedLooks")
  record Looks(ReportPages.Sources sources, PrintReport printing, ReportWords words) {}

  /** A number that came to something else since. */
  record Changed(
      String section, String figure, String name, PrintedCell issued, PrintedCell now, String by) {}

  /** Fixes the report the form asks for. */
  @PostMapping(PLACE)
  Mono<Rendering> issue(ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader) {
    var staff = Staff.official(reader, Source.of(exchange.getRequest()));
    return exchange
        .getFormData()
        .flatMap(form -> asking.of(form, reader))
        .flatMap(
            wanted -> {
              requireOwn(wanted, reader);
              return issuing.issue(wanted, staff);
            })
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Issued done -> to(done.id());
                  case Outcome.IssuedBefore before -> to(before.id());
                  case Outcome.NotOver _ ->
                      throw new Refusal(HttpStatus.CONFLICT, "not-over", "report.refused.not-over")
                          .with("field", "day");
                });
  }

  /** As it was handed in. */
  @GetMapping(PLACE + "/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return find(id, reader).flatMap(issued -> page(issued, locale));
  }

  /** The same as a file. */
  @GetMapping(PLACE + "/{id}/file/{ending}")
  Mono<ResponseEntity<byte[]>> file(
      @PathVariable UUID id,
      @PathVariable String ending,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var form = ReportPages.formOf(ending);
    return find(id, reader)
        .flatMap(
            issued ->
                pages.answer(
                    form,
                    new Written(issued.report(), looks.printing().issued(issued, locale), locale)));
  }

  private static void requireOwn(Wanted wanted, SignedIn reader) {
    if (!wanted.isOfOneArea()) {
      throw AskedReport.unusable("area", "report.refused.one-area");
    }
    if (!reader.holds(Role.OFFICIAL.name(), wanted.area())) {
      throw new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "figure.refused.area");
    }
  }

  private Mono<Rendering> page(IssuedReport issued, Locale locale) {
    var wanted = Wanted.like(issued.report(), looks.sources().periods().of(issued.report()));
    return looks
        .sources()
        .making()
        .of(wanted)
        .map(
            now -> {
              var differences = Difference.between(issued.report(), now);
              return Rendering.view("request/report/issued")
                  .modelAttribute("report", looks.printing().issued(issued, locale))
                  .modelAttribute("line", issued.line())
                  .modelAttribute("whole", issued.whole())
                  .modelAttribute("files", "%s/%s/file/%%s".formatted(PLACE, issued.line().id()))
                  .modelAttribute("forms", ReportForm.values())
                  .modelAttribute("live", AskedReport.words(wanted) + "&live=true")
                  .modelAttribute("differences", differences.size())
                  .modelAttribute("changed", changed(differences, locale))
                  .build();
            });
  }

  private List<Changed> changed(List<Difference> differences, Locale locale) {
    var words = looks.words();
    return differences.stream()
        .limit(MOST_DIFFERENCES)
        .map(
            one ->
                new Changed(
                    words.section(one.issued().section(), locale),
                    words.figures().name(one.issued().figure(), locale),
                    one.issued().name().in(locale),
                    words.cell(one.issued().measure(), locale),
                    words.cell(one.now(), locale),
                    words.figures().change(one.now(), one.issued().measure(), locale)))
        .toList();
  }

  private Mono<IssuedReport> find(UUID id, SignedIn reader) {
    return looks
        .sources()
        .issued()
        .find(id, OfficialAreas.of(reader))
        .switchIfEmpty(Mono.error(ReportPages::unknown));
  }

  private static Rendering to(UUID id) {
    return Rendering.redirectTo(PLACE + "/" + id).status(HttpStatus.SEE_OTHER).build();
  }
}
