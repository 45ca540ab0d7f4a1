package org.diandan.request.certificate.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.Role;
import org.diandan.request.certificate.Certificate;
import org.diandan.request.certificate.CertificateNumber;
import org.diandan.request.certificate.Certificates;
import org.diandan.request.certificate.IssueCertificate;
import org.diandan.request.certificate.IssueCertificate.Outcome;
import org.diandan.request.certificate.IssueCertificate.Wish;
import org.diandan.request.certificate.Issuer;
import org.diandan.request.certificate.Issuers;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own certificates: choose a period, issue, download. */
@Controller
class CertificatePages {

  private final IssueCertificate issuing;
  private final Certificates certificates;
  private final Issuers issuers;
  private final Page page;

  CertificatePages(
      IssueCertificate issuing, Certificates certificates, Issuers issuers, Page page) {
    this.issuing = issuing;
    this.certificates = certificates;
    this.issuers = issuers;
    this.page = page;
  }

  /** Words and the site's own address. */
  @Component("certificatePage")
  record Page(CertificateWording wording, SiteAddress address) {}

  /** Who reads, what was typed, and what is wrong with it. */
  private record Shown(
      SignedIn reader,
      Locale locale,
      TypedPeriod typed,
      boolean nothing,
      String issued,
      Map<String, String> errors) {}

  @GetMapping("/certificates")
  Mono<Rendering> own(
      @RequestParam(defaultValue = "") String issued,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var typed = TypedPeriod.ofYear(page.wording().today());
    var number = CertificateNumber.read(issued).map(CertificateNumber::value).orElse("");
    return show(new Shown(reader, locale, typed, false, number, Map.of()));
  }

  @PostMapping("/certificates")
  Mono<Rendering> issue(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return Mono.zip(exchange.getFormData(), issuers.listFor(reader.personId()).collectList())
        .flatMap(
            read -> {
              var form = read.getT1();
              var typed = TypedPeriod.of(form.getFirst("from"), form.getFirst("until"));
              var errors = new LinkedHashMap<>(page.wording().sentences(typed.faults(), locale));
              var issuer = chosen(form.getFirst("issuer"), read.getT2());
              if (issuer == null) {
                errors.put("issuer", page.wording().say("certificate.issuer.missing", locale));
              }
              var shown = new Shown(reader, locale, typed, false, "", errors);
              var period = typed.period();
              return issuer == null || period == null
                  ? show(shown)
                  : issue(
                      new Wish(
                          reader.personId(),
                          null,
                          period,
                          issuer,
                          reader.personId(),
                          "true".equals(form.getFirst("showsName")),
                          page.address().of(exchange)),
                      shown);
            });
  }

  /** The PDF, for its holder and administrators of the issuer. */
  @GetMapping("/certificates/{number}/file")
  Mono<ResponseEntity<byte[]>> file(
      @PathVariable String number, @AuthenticationPrincipal SignedIn reader) {
    return Mono.justOrEmpty(CertificateNumber.read(number))
        .flatMap(certificates::find)
        .filter(certificate -> mayHave(reader, certificate))
        .flatMap(
            certificate ->
                certificates.file(certificate.number()).map(pdf -> pdf(certificate, pdf)))
        .switchIfEmpty(Mono.error(CertificatePages::unknown));
  }

  private Mono<Rendering> issue(Wish wish, Shown shown) {
    return issuing
        .issue(wish)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Issued issued ->
                      Mono.just(
                          Rendering.redirectTo("/certificates?issued=" + issued.number())
                              .status(HttpStatus.SEE_OTHER)
                              .build());
                  case Outcome.NothingToCertify _ ->
                      show(
                          new Shown(
                              shown.reader(), shown.locale(), shown.typed(), true, "", Map.of()));
                });
  }

  private Mono<Rendering> show(Shown shown) {
    var person = shown.reader().personId();
    return Mono.zip(
            certificates
                .listOf(person)
                .map(certificate -> page.wording().of(certificate, shown.locale()))
                .collectList(),
            issuers.listFor(person).collectList())
        .map(
            read ->
                Rendering.view("request/certificate/own")
                    .status(
                        shown.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("certificates", read.getT1())
                    .modelAttribute("issuers", names(read.getT2()))
                    .modelAttribute("typed", shown.typed())
                    .modelAttribute("nothing", shown.nothing())
                    .modelAttribute("issued", shown.issued())
                    .modelAttribute("errors", shown.errors())
                    .build());
  }

  private static Map<String, String> names(List<Issuer> issuers) {
    var names = new LinkedHashMap<String, String>();
    issuers.forEach(issuer -> names.put(issuer.areaCode(), issuer.name()));
    return names;
  }

  /** The only one needs no choice. */
  private static @Nullable Issuer chosen(@Nullable String area, List<Issuer> issuers) {
    return issuers.size() == 1
        ? issuers.getFirst()
        : issuers.stream()
            .filter(issuer -> issuer.areaCode().equals(area))
            .findFirst()
            .orElse(null);
  }

  private static boolean mayHave(SignedIn reader, Certificate certificate) {
    return certificate.personId().equals(reader.personId())
        || reader.holds(Role.ADMINISTRATOR.name(), certificate.issuerArea());
  }

  private static ResponseEntity<byte[]> pdf(Certificate certificate, byte[] pdf) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.pdf\"".formatted(certificate.number()))
        .body(pdf);
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-certificate", "certificate.unknown");
  }
}
