package org.diandan.request.batch.web;

import java.util.Locale;
import java.util.UUID;
import org.diandan.request.batch.CountHistory;
import org.diandan.request.batch.ImportJob;
import org.diandan.request.batch.ImportReport;
import org.diandan.request.batch.OpenImport;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files with their dry run and progress. */
@Controller
final class ImportPages {

  private static final int FINDINGS_SHOWN = 50;
  private static final String PAGE = "/admin/imports";

  private final OpenImport imports;
  private final Results results;
  private final ImportedCasePages.Wording wording;

  ImportPages(OpenImport imports, Results results, ImportedCasePages.Wording wording) {
    this.imports = imports;
    this.results = results;
    this.wording = wording;
  }

  /** What came of the files. */
  @org.springframework.stereotype.Component
  record Results(CountHistory counting, ImportReport report, ReportCsv csv) {}

  @GetMapping(PAGE)
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn administrator, Locale locale) {
    var reader = ImportAnswers.reader(administrator);
    return Mono.zip(imports.list(reader).collectList(), results.counting().sets().collectList())
        .map(
            found ->
                Rendering.view("request/import/list")
                    .modelAttribute("jobs", found.getT1())
                    .modelAttribute("sets", found.getT2())
                    .modelAttribute("spoken", wording.spoken(locale))
                    .build());
  }

  @GetMapping(PAGE + "/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return job(id, administrator).flatMap(job -> page("request/import/job", job, locale));
  }

  /** The part that changes while a job is worked on. */
  @GetMapping(PAGE + "/{id}/progress")
  Mono<Rendering> progress(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return job(id, administrator).flatMap(job -> page("request/import/job-part", job, locale));
  }

  @GetMapping(PAGE + "/{id}/report.csv")
  Mono<ResponseEntity<Flux<String>>> report(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return job(id, administrator).map(job -> results.csv().of(id, locale));
  }

  @PostMapping(PAGE + "/{id}/start")
  Mono<Rendering> start(@PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator) {
    return job(id, administrator)
        .flatMap(job -> imports.start(id, administrator.personId()))
        .map(_ -> backTo(id));
  }

  @PostMapping(PAGE + "/{id}/discarding")
  Mono<Rendering> discard(@PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator) {
    return job(id, administrator)
        .flatMap(job -> imports.discard(id, administrator.personId()))
        .map(_ -> backTo(id));
  }

  private Mono<ImportJob> job(UUID id, SignedIn administrator) {
    return ImportAnswers.known(imports.find(id, ImportAnswers.reader(administrator)));
  }

  private Mono<Rendering> page(String view, ImportJob job, Locale locale) {
    return results
        .report()
        .findings(job.id(), FINDINGS_SHOWN)
        .collectList()
        .map(
            findings ->
                Rendering.view(view)
                    .modelAttribute("job", job)
                    .modelAttribute("findings", findings)
                    .modelAttribute("spoken", wording.spoken(locale))
                    .build());
  }

  private static Rendering backTo(UUID id) {
    return Rendering.redirectTo(PAGE + "/" + id).status(HttpStatus.SEE_OTHER).build();
  }
}
