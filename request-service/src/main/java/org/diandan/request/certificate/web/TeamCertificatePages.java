package org.diandan.request.certificate.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.certificate.Issuer;
import org.diandan.request.certificate.Issuers;
import org.diandan.request.certificate.TeamCertificates;
import org.diandan.request.certificate.TeamCertificates.Batch;
import org.diandan.request.limits.Source;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Certificates for everybody of a team at once, for its leader. */
@Controller
class TeamCertificatePages {

  private final TeamCertificates teams;
  private final Issuers issuers;
  private final CertificateWording wording;
  private final SiteAddress address;

  TeamCertificatePages(
      TeamCertificates teams, Issuers issuers, CertificateWording wording, SiteAddress address) {
    this.teams = teams;
    this.issuers = issuers;
    this.wording = wording;
    this.address = address;
  }

  /** Who asks for which team, what was typed, and what is wrong with it. */
  private record Shown(
      UUID teamId,
      String name,
      Locale locale,
      TypedPeriod typed,
      String issued,
      Map<String, String> errors) {}

  /** The form; after it was sent how many there are and where to get them. */
  @GetMapping("/certificates/team/{teamId}")
  Mono<Rendering> page(
      @PathVariable UUID teamId,
      TypedDays days,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    return teams
        .findLedTeam(teamId, leader.personId())
        .switchIfEmpty(Mono.error(TeamCertificatePages::unknown))
        .flatMap(
            name ->
                show(
                    new Shown(
                        teamId,
                        name,
                        locale,
                        days.isEmpty()
                            ? TypedPeriod.ofYear(wording.today())
                            : TypedPeriod.of(days.from(), days.until()),
                        days.count(),
                        Map.of())));
  }

  @PostMapping("/certificates/team/{teamId}")
  Mono<Rendering> issue(
      @PathVariable UUID teamId,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn leader,
      Locale locale) {
    var issuer = issuers.findFor(teamId).map(Optional::of).defaultIfEmpty(Optional.empty());
    return teams
        .findLedTeam(teamId, leader.personId())
        .switchIfEmpty(Mono.error(TeamCertificatePages::unknown))
        .flatMap(name -> Mono.zip(Mono.just(name), exchange.getFormData(), issuer))
        .flatMap(
            read -> {
              var form = read.getT2();
              var typed = TypedPeriod.of(form.getFirst("from"), form.getFirst("until"));
              var period = typed.period();
              var errors = wording.sentences(typed.faults(), locale);
              return period == null || read.getT3().isEmpty()
                  ? show(new Shown(teamId, read.getT1(), locale, typed, "", errors))
                  : issue(
                      new Batch(
                          teamId,
                          period,
                          read.getT3().get(),
                          leader.personId(),
                          address.of(exchange),
                          Source.of(exchange.getRequest())));
            });
  }

  /** All of them in one ZIP. */
  @GetMapping("/certificates/team/{teamId}/file")
  Mono<ResponseEntity<byte[]>> file(
      @PathVariable UUID teamId, TypedDays days, @AuthenticationPrincipal SignedIn leader) {
    return teams
        .findLedTeam(teamId, leader.personId())
        .flatMap(name -> Mono.justOrEmpty(TypedPeriod.of(days.from(), days.until()).period()))
        .flatMap(period -> teams.file(teamId, period))
        .map(
            zip ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"certificates.zip\"")
                    .body(zip))
        .switchIfEmpty(Mono.error(CertificatePages::unknown));
  }

  /**
   * The days of a link.
   *
   * @param issued how many there are; null on the first look
   */
  record TypedDays(@Nullable String from, @Nullable String until, @Nullable String issued) {

    boolean isEmpty() {
      return from == null && until == null;
    }

    /** Anything but a small number says nothing. */
    String count() {
      return issued != null && issued.matches("\\d{1,3}") ? issued : "";
    }
  }

  private Mono<Rendering> issue(Batch batch) {
    return teams
        .issue(batch)
        .map(
            count ->
                Rendering.redirectTo(
                        "/certificates/team/%s?from=%s&until=%s&issued=%d"
                            .formatted(
                                batch.teamId(),
                                batch.period().from(),
                                batch.period().until(),
                                count))
                    .status(HttpStatus.SEE_OTHER)
                    .build());
  }

  private Mono<Rendering> show(Shown shown) {
    return issuers
        .findFor(shown.teamId())
        .map(Issuer::name)
        .defaultIfEmpty("")
        .map(
            issuer ->
                Rendering.view("request/certificate/team")
                    .status(
                        shown.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("team", shown.name())
                    .modelAttribute("teamId", shown.teamId())
                    .modelAttribute("issuer", issuer)
                    .modelAttribute("typed", shown.typed())
                    .modelAttribute("issued", shown.issued())
                    .modelAttribute("most", TeamCertificates.MOST)
                    .modelAttribute("errors", shown.errors())
                    .build());
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-team", "certificate.team.unknown");
  }
}
