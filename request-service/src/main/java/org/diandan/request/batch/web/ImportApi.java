package org.diandan.request.batch.web;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.UUID;
import org.diandan.request.batch.CountHistory;
import org.diandan.request.batch.ImportJob;
import org.diandan.request.batch.OpenImport;
import org.diandan.request.batch.ShippedMappings;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports for programs; what the pages do, call by call. */
@RestController
final class ImportApi {

  private final OpenImport imports;
  private final ShippedMappings shipped;
  private final CountHistory counting;
  private final ReportCsv report;

  ImportApi(OpenImport imports, ShippedMappings shipped, CountHistory counting, ReportCsv report) {
    this.imports = imports;
    this.shipped = shipped;
    this.counting = counting;
    this.report = report;
  }

  /**
   * A file to come.
   *
   * @param name of the file, for people
   * @param mapping YAML; may be left out when {@code shipped} names a mapping of the platform
   */
  record Wanted(@Nullable String name, @Nullable String mapping, @Nullable String shipped) {}

  record Opened(UUID id) {}

  @PostMapping("/api/imports")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Opened> open(@RequestBody Wanted wanted, @AuthenticationPrincipal SignedIn administrator) {
    if (wanted.name() == null || wanted.name().isBlank()) {
      throw invalid("name", "kit.field.missing");
    }
    return imports
        .open(wanted.name(), mapping(wanted), administrator.personId())
        .map(
            outcome ->
                switch (outcome) {
                  case OpenImport.Outcome.Opened opened -> new Opened(opened.id());
                  case OpenImport.Outcome.Faulty faulty ->
                      throw ImportAnswers.invalid(faulty.faults());
                });
  }

  /** The file itself, as the body of the call, whatever its content type says. */
  @PutMapping("/api/imports/{id}/file")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Void> receive(
      @PathVariable UUID id,
      @RequestBody Flux<DataBuffer> file,
      @AuthenticationPrincipal SignedIn administrator) {
    return known(id, administrator)
        .then(
            Mono.defer(
                () -> ImportAnswers.done(imports.receive(id, file), "import.file.not-awaited")));
  }

  @GetMapping("/api/imports")
  Flux<ImportJob> list(@AuthenticationPrincipal SignedIn administrator) {
    return imports.list(ImportAnswers.reader(administrator));
  }

  @GetMapping("/api/imports/mappings")
  SortedSet<String> mappings() {
    return shipped.names();
  }

  @GetMapping("/api/imports/{id}")
  Mono<ImportJob> one(@PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator) {
    return known(id, administrator);
  }

  @GetMapping("/api/imports/{id}/report")
  Mono<ResponseEntity<Flux<String>>> report(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return known(id, administrator).map(job -> report.of(id, locale));
  }

  @PostMapping("/api/imports/{id}/start")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Void> start(@PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator) {
    return known(id, administrator)
        .then(
            Mono.defer(
                () ->
                    ImportAnswers.done(
                        imports.start(id, administrator.personId()), "import.start.impossible")));
  }

  @PostMapping("/api/imports/{id}/discarding")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> discard(@PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator) {
    return known(id, administrator)
        .then(
            Mono.defer(
                () ->
                    ImportAnswers.done(
                        imports.discard(id, administrator.personId()),
                        "import.discard.impossible")));
  }

  private Mono<ImportJob> known(UUID id, SignedIn administrator) {
    return ImportAnswers.known(imports.find(id, ImportAnswers.reader(administrator)));
  }

  @GetMapping("/api/imports/sets")
  Flux<CountHistory.HistorySet> sets() {
    return counting.sets();
  }

  @GetMapping("/api/imports/sets/{jurisdiction}/figures")
  Flux<CountHistory.Figures> figures(
      @PathVariable String jurisdiction, @RequestParam(defaultValue = "ALL") String by) {
    return counting.of(jurisdiction, by(by));
  }

  /** What figures are told apart by; an unknown word is 400. */
  static CountHistory.By by(String word) {
    for (var by : CountHistory.By.values()) {
      if (by.name().equalsIgnoreCase(word)) {
        return by;
      }
    }
    throw invalid("by", "kit.field.invalid");
  }

  private String mapping(Wanted wanted) {
    if (wanted.mapping() != null && !wanted.mapping().isBlank()) {
      return wanted.mapping();
    }
    if (wanted.shipped() == null) {
      throw invalid("mapping", "kit.field.missing");
    }
    return shipped
        .find(wanted.shipped())
        .orElseThrow(() -> invalid("shipped", "import.mapping.not-shipped"));
  }

  private static InvalidInput invalid(String field, String messageKey) {
    return new InvalidInput(List.of(new FieldError(field, messageKey)));
  }
}
