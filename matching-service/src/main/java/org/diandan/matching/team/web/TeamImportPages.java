package org.diandan.matching.team.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.team.ImportTeams;
import org.diandan.matching.team.TeamImports;
import org.diandan.matching.team.TeamImports.Brought;
import org.diandan.matching.team.sheet.ReadSheet;
import org.diandan.matching.team.sheet.SheetLine;
import org.diandan.matching.team.sheet.UnreadableSheet;
import org.diandan.web.SignedIn;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Brings a table of teams: a dry run with a report for every line, then all or nothing. */
@Controller
@RequestMapping("/admin/teams/import")
class TeamImportPages {

  private static final int LARGEST_FILE = 2 << 20;

  private final TeamImports imports;
  private final ImportTeams importing;
  private final JudgeSheet judging;
  private final TeamWording wording;

  TeamImportPages(
      TeamImports imports, ImportTeams importing, JudgeSheet judging, TeamWording wording) {
    this.imports = imports;
    this.importing = importing;
    this.judging = judging;
    this.wording = wording;
  }

  @GetMapping
  Rendering form() {
    return form(HttpStatus.OK, Map.of());
  }

  @PostMapping
  Mono<Rendering> bring(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return exchange
        .getMultipartData()
        .flatMap(
            parts ->
                parts.getFirst("file") instanceof FilePart file && !file.filename().isEmpty()
                    ? read(file, administrator, locale)
                    : Mono.just(faulty("teamImport.file.missing", locale)))
        .onErrorResume(
            DataBufferLimitException.class,
            // The file is longer than we take.
            tooLarge -> Mono.just(faulty("teamImport.file.large", locale)));
  }

  @GetMapping("/{id}")
  Mono<Rendering> report(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return brought(id, administrator).flatMap(brought -> report(brought, administrator, locale));
  }

  /** Writes what the report foretold; again, nothing. */
  @PostMapping("/{id}/application")
  Mono<Rendering> apply(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator, Locale locale) {
    return brought(id, administrator)
        .flatMap(
            brought ->
                judging
                    .of(brought, new JudgeSheet.Reader(administrator, locale))
                    .flatMap(
                        verdict ->
                            verdict.findings().isEmpty()
                                ? write(verdict, brought, administrator, locale)
                                : report(brought, administrator, locale)));
  }

  private Mono<Rendering> write(
      JudgeSheet.Verdict verdict, Brought brought, SignedIn administrator, Locale locale) {
    return importing
        .bring(verdict.teams(), JudgeSheet.bringer(administrator))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case ImportTeams.Outcome.Imported imported ->
                      Mono.just(
                          Rendering.view("matching/team/imported")
                              .modelAttribute("imported", imported)
                              .build());
                  // Somebody changed the teams since the report was read: it says so now.
                  case ImportTeams.Outcome.CodeTaken _,
                      ImportTeams.Outcome.ParentUnfit _,
                      ImportTeams.Outcome.NotInService _,
                      ImportTeams.Outcome.OfOthers _ ->
                      report(brought, administrator, locale);
                });
  }

  private Mono<Rendering> read(FilePart file, SignedIn administrator, Locale locale) {
    return DataBufferUtils.join(file.content(), LARGEST_FILE)
        .map(
            buffer -> {
              var bytes = new byte[buffer.readableByteCount()];
              buffer.read(bytes);
              DataBufferUtils.release(buffer);
              return bytes;
            })
        .defaultIfEmpty(new byte[0])
        .flatMap(bytes -> keep(file.filename(), bytes, administrator, locale));
  }

  private Mono<Rendering> keep(String name, byte[] bytes, SignedIn administrator, Locale locale) {
    List<SheetLine> lines;
    try {
      lines = ReadSheet.of(bytes);
    } catch (UnreadableSheet unreadable) {
      return Mono.just(faulty(unreadable.messageKey(), locale));
    }
    return lines.isEmpty()
        ? Mono.just(faulty("teamImport.file.empty", locale))
        : imports
            .keep(new Brought(UUID.randomUUID(), name, lines), administrator.personId())
            .map(
                id ->
                    Rendering.redirectTo("/admin/teams/import/" + id)
                        .status(HttpStatus.SEE_OTHER)
                        .build());
  }

  private Mono<Brought> brought(UUID id, SignedIn administrator) {
    return imports
        .find(id, administrator.personId())
        .switchIfEmpty(Mono.error(TeamWording::unknown));
  }

  private Mono<Rendering> report(Brought brought, SignedIn administrator, Locale locale) {
    return judging
        .of(brought, new JudgeSheet.Reader(administrator, locale))
        .map(
            verdict ->
                Rendering.view("matching/team/import-report")
                    .modelAttribute("brought", brought)
                    .modelAttribute("findings", verdict.findings())
                    .modelAttribute("foreseen", verdict.foreseen())
                    .build());
  }

  private Rendering faulty(String messageKey, Locale locale) {
    return form(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("file", wording.say(messageKey, locale)));
  }

  private static Rendering form(HttpStatus status, Map<String, String> errors) {
    return Rendering.view("matching/team/import")
        .status(status)
        .modelAttribute("errors", errors)
        .modelAttribute("columns", String.join("、", SheetTeam.COLUMNS.values()))
        .build();
  }
}
