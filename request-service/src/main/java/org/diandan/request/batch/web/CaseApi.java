package org.diandan.request.batch.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.batch.ConfirmCases;
import org.diandan.request.batch.ImportedCases;
import org.diandan.web.Authority;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Open cases of other systems for programs; everybody sees those of their own areas. */
@RestController
final class CaseApi {

  private final ImportedCases cases;
  private final ConfirmCases confirming;

  CaseApi(ImportedCases cases, ConfirmCases confirming) {
    this.cases = cases;
    this.confirming = confirming;
  }

  /** How many were confirmed; they are ordered in the next seconds. */
  record ConfirmedAll(long confirmed) {}

  @GetMapping("/api/imports/cases")
  Flux<ImportedCases.ImportedCase> list(@AuthenticationPrincipal SignedIn reader) {
    return cases.list(areasOf(reader));
  }

  @PostMapping("/api/imports/cases/{id}/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> confirm(@PathVariable UUID id, @AuthenticationPrincipal SignedIn operator) {
    return theirs(cases, id, operator)
        .then(
            ImportAnswers.done(
                Mono.defer(() -> confirming.confirm(id, deciding(operator))),
                "import.case.decided"));
  }

  @PostMapping("/api/imports/cases/{id}/dismissal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> dismiss(@PathVariable UUID id, @AuthenticationPrincipal SignedIn operator) {
    return theirs(cases, id, operator)
        .then(
            ImportAnswers.done(
                Mono.defer(() -> confirming.dismiss(id, deciding(operator))),
                "import.case.decided"));
  }

  @PostMapping("/api/imports/cases/confirmation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<ConfirmedAll> confirmAll(@AuthenticationPrincipal SignedIn operator) {
    return confirming.confirmAll(deciding(operator)).map(ConfirmedAll::new);
  }

  /** A case of another area is 404, as if it were not there. */
  static Mono<Void> theirs(ImportedCases cases, UUID id, SignedIn operator) {
    return cases
        .lieIn(areasOf(operator), id)
        .filter(theirs -> theirs)
        .switchIfEmpty(
            Mono.error(() -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404")))
        .then();
  }

  static ConfirmCases.Operator deciding(SignedIn operator) {
    return new ConfirmCases.Operator(operator.personId(), areasOf(operator));
  }

  /** Where somebody may decide: as operator or administrator. */
  static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(
            authority ->
                authority.role().equals(Role.OPERATOR.name())
                    || authority.role().equals(Role.ADMINISTRATOR.name()))
        .map(Authority::area)
        .distinct()
        .sorted()
        .toList();
  }
}
