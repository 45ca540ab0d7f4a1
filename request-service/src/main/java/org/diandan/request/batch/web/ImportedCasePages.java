package org.diandan.request.batch.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.batch.ConfirmCases;
import org.diandan.request.batch.ImportedCases;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Open cases of other systems: an operator says which are ordered here. */
@Controller
final class ImportedCasePages {

  private static final String PAGE = "/admin/imports/cases";

  private final ImportedCases cases;
  private final ConfirmCases confirming;
  private final Wording wording;

  ImportedCasePages(ImportedCases cases, ConfirmCases confirming, Wording wording) {
    this.cases = cases;
    this.confirming = confirming;
    this.wording = wording;
  }

  /** Names of items, times and sentences. */
  @Component("importWording")
  record Wording(Catalogue catalogue, Clock clock, ZoneId zone, MessageSource messages) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  /** A case and why it cannot be ordered, in sentences. */
  record Line(ImportedCases.ImportedCase it, List<String> refusals) {}

  @GetMapping(PAGE)
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    var areas = CaseApi.areasOf(reader);
    return Mono.zip(
            cases.list(areas).map(found -> line(found, locale)).collectList(),
            cases.countWaiting(areas))
        .map(
            found ->
                Rendering.view("request/import/cases")
                    .modelAttribute("lines", found.getT1())
                    .modelAttribute("waiting", found.getT2())
                    .modelAttribute("catalogue", wording.catalogue())
                    .modelAttribute("spoken", wording.spoken(locale))
                    .build());
  }

  @PostMapping(PAGE + "/{id}/confirmation")
  Mono<Rendering> confirm(@PathVariable UUID id, @AuthenticationPrincipal SignedIn operator) {
    return CaseApi.theirs(cases, id, operator)
        .then(Mono.defer(() -> confirming.confirm(id, CaseApi.deciding(operator))))
        .map(_ -> back());
  }

  @PostMapping(PAGE + "/{id}/dismissal")
  Mono<Rendering> dismiss(@PathVariable UUID id, @AuthenticationPrincipal SignedIn operator) {
    return CaseApi.theirs(cases, id, operator)
        .then(Mono.defer(() -> confirming.dismiss(id, CaseApi.deciding(operator))))
        .map(_ -> back());
  }

  @PostMapping(PAGE + "/confirmation")
  Mono<Rendering> confirmAll(@AuthenticationPrincipal SignedIn operator) {
    return confirming.confirmAll(CaseApi.deciding(operator)).map(_ -> back());
  }

  private Line line(ImportedCases.ImportedCase found, Locale locale) {
    return new Line(
        found,
        found.refusals().stream()
            .map(
                refusal ->
                    wording
                        .messages()
                        .getMessage(refusal.messageKey(), refusal.arguments().toArray(), locale))
            .toList());
  }

  private static Rendering back() {
    return Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build();
  }
}
