package org.diandan.request.open311.web;

import java.util.List;
import java.util.UUID;
import org.diandan.request.open311.Applications;
import org.diandan.request.open311.ImportServices;
import org.diandan.request.open311.Jurisdiction;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Applications and service lists for administrators' programs. */
@RestController
class Open311Api {

  private final Applications applications;
  private final CheckApplication checks;
  private final ImportServices importing;

  Open311Api(Applications applications, CheckApplication checks, ImportServices importing) {
    this.applications = applications;
    this.checks = checks;
    this.importing = importing;
  }

  /**
   * A program to let in.
   *
   * @param contact who answers for it
   * @param jurisdictions ids or area codes; empty or absent means all
   * @param test whether it only rehearses
   * @param perMinute how often it may post; 60 when absent
   */
  record WantedApplication(
      @Nullable String name,
      @Nullable String contact,
      @Nullable List<String> jurisdictions,
      @Nullable Boolean test,
      @Nullable Integer perMinute) {}

  record Imported(String id, String name, String area, @Nullable Integer services) {
    static Imported of(Jurisdiction jurisdiction) {
      var own = jurisdiction.own();
      return new Imported(
          jurisdiction.id(),
          jurisdiction.name(),
          jurisdiction.area().value(),
          own == null ? null : own.size());
    }
  }

  /** Lets a program in; the key in the answer can be seen only now. */
  @PostMapping("/api/open311/applications")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Applications.Created> create(
      @RequestBody WantedApplication wanted, @AuthenticationPrincipal SignedIn administrator) {
    return checks
        .of(wanted, administrator)
        .flatMap(application -> applications.create(application, administrator.personId()));
  }

  /** Ends a key. */
  @PostMapping("/api/open311/applications/{id}/disabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> disable(@PathVariable UUID id, @AuthenticationPrincipal SignedIn administrator) {
    checks.checkEverywhere(administrator);
    return applications.disable(id, administrator.personId()).flatMap(Open311Api::known);
  }

  /** Brings in a jurisdiction with its list, YAML or JSON as the body. */
  @PostMapping(
      path = "/api/open311/jurisdictions/{id}/services",
      consumes = {
        "application/yaml",
        "text/yaml",
        "application/x-yaml",
        MediaType.APPLICATION_JSON_VALUE,
        MediaType.TEXT_PLAIN_VALUE
      })
  Mono<Imported> bringIn(
      @PathVariable String id,
      @RequestBody byte[] file,
      @AuthenticationPrincipal SignedIn administrator) {
    var text = new String(file, java.nio.charset.StandardCharsets.UTF_8);
    return importing.bringIn(id, text, administrator).map(Imported::of);
  }

  private static Mono<Void> known(boolean known) {
    return known
        ? Mono.empty()
        : Mono.error(new Refusal(HttpStatus.NOT_FOUND, "not-found", "kit.error.404"));
  }
}
