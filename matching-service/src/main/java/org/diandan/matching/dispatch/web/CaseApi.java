package org.diandan.matching.dispatch.web;

import java.util.List;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.matching.dispatch.CaseReport;
import org.diandan.matching.dispatch.CaseReports;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the search for a team went, for those who answer for the area. */
@RestController
@RequestMapping("/api/cases")
class CaseApi {

  private static final List<Role> READERS =
      List.of(Role.OFFICIAL, Role.ADMINISTRATOR, Role.OPERATOR);

  private final CaseReports reports;

  CaseApi(CaseReports reports) {
    this.reports = reports;
  }

  /** Offers with their explanations, and escalations; 404 also for other people's areas. */
  @GetMapping("/{requestId}")
  Mono<CaseReport> report(@PathVariable UUID requestId, @AuthenticationPrincipal SignedIn reader) {
    return reports
        .find(requestId)
        .filter(report -> mayRead(reader, report))
        .switchIfEmpty(Mono.error(CaseApi::unknown));
  }

  private static boolean mayRead(SignedIn reader, CaseReport report) {
    return READERS.stream().anyMatch(role -> reader.holds(role.name(), report.area().value()));
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-case", "case.unknown");
  }
}
