package org.diandan.request.certificate.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.request.certificate.CertificateNumber;
import org.diandan.request.certificate.Certificates;
import org.diandan.request.certificate.Issuer;
import org.diandan.request.certificate.Issuers;
import org.diandan.request.certificate.RevokeCertificate;
import org.diandan.web.Authority;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who issues certificates for the reader's areas, and taking one back. */
@Controller
@RequestMapping("/admin/certificates")
class IssuerPages {

  private static final int LONGEST_REASON = 200;

  private final Issuers issuers;
  private final Certificates certificates;
  private final RevokeCertificate revoking;
  private final CertificateWording wording;

  IssuerPages(
      Issuers issuers,
      Certificates certificates,
      RevokeCertificate revoking,
      CertificateWording wording) {
    this.issuers = issuers;
    this.certificates = certificates;
    this.revoking = revoking;
    this.wording = wording;
  }

  /** Who reads, what was typed, and what is wrong with it. */
  private record Shown(
      SignedIn reader,
      Locale locale,
      Map<String, String> typed,
      Map<String, String> errors,
      String done) {}

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var said = List.of("saved", "revoked").contains(done) ? done : "";
    return show(new Shown(reader, locale, Map.of(), Map.of(), said));
  }

  /** Writes down who issues for an area. */
  @PostMapping
  Mono<Rendering> save(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed = form.toSingleValueMap();
              var faults = faults(typed, reader);
              return faults.isEmpty()
                  ? issuers.save(issuer(typed), reader.personId()).then(done("saved"))
                  : show(new Shown(reader, locale, typed, wording.sentences(faults, locale), ""));
            });
  }

  /** Takes one back; its number says so for ever. */
  @PostMapping("/revocation")
  Mono<Rendering> revoke(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed = form.toSingleValueMap();
              var number = CertificateNumber.read(typed.getOrDefault("number", ""));
              var faults = new LinkedHashMap<String, String>();
              if (number.isEmpty()) {
                faults.put("number", "certificate.number.wrong");
              }
              text(typed, "reason", LONGEST_REASON, faults);
              return faults.isEmpty()
                  ? revoke(number.orElseThrow(), new Shown(reader, locale, typed, Map.of(), ""))
                  : show(new Shown(reader, locale, typed, wording.sentences(faults, locale), ""));
            });
  }

  private Mono<Rendering> revoke(CertificateNumber number, Shown shown) {
    var reason = shown.typed().getOrDefault("reason", "").strip();
    return revoking
        .revoke(number, areasOf(shown.reader()), shown.reader().personId(), reason)
        .flatMap(
            revoked ->
                revoked
                    ? done("revoked")
                    : show(
                        new Shown(
                            shown.reader(),
                            shown.locale(),
                            shown.typed(),
                            wording.sentences(
                                Map.of("number", "certificate.not-revocable"), shown.locale()),
                            "")));
  }

  private static Mono<Rendering> done(String what) {
    return Mono.just(
        Rendering.redirectTo("/admin/certificates?done=" + what)
            .status(HttpStatus.SEE_OTHER)
            .build());
  }

  private Mono<Rendering> show(Shown shown) {
    var areas = areasOf(shown.reader());
    return Mono.zip(
            issuers.listInside(areas).collectList(),
            certificates
                .listInside(areas)
                .map(certificate -> wording.of(certificate, shown.locale()))
                .collectList())
        .map(
            read ->
                Rendering.view("request/certificate/issuers")
                    .status(
                        shown.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("issuers", read.getT1())
                    .modelAttribute("certificates", read.getT2())
                    .modelAttribute("typed", shown.typed())
                    .modelAttribute("errors", shown.errors())
                    .modelAttribute("done", shown.done())
                    .build());
  }

  private static Map<String, String> faults(Map<String, String> typed, SignedIn reader) {
    var faults = new LinkedHashMap<String, String>();
    var area = Optional.ofNullable(typed.get("area")).map(String::strip).orElse("");
    if (!AreaCode.isWellFormed(area)) {
      faults.put("area", "certificate.area.wrong");
    } else if (!reader.holds(Role.ADMINISTRATOR.name(), area)) {
      faults.put("area", "certificate.area.not-yours");
    }
    text(typed, "name", 60, faults);
    text(typed, "inCharge", 30, faults);
    text(typed, "handler", 30, faults);
    text(typed, "contact", 60, faults);
    return faults;
  }

  private static void text(
      Map<String, String> typed, String field, int longest, Map<String, String> faults) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      faults.put(field, "certificate.text.missing");
    } else if (text.length() > longest) {
      faults.put(field, "certificate.text.tooLong");
    }
  }

  private static Issuer issuer(Map<String, String> typed) {
    return new Issuer(
        typed.getOrDefault("area", "").strip(),
        typed.getOrDefault("name", "").strip(),
        typed.getOrDefault("inCharge", "").strip(),
        typed.getOrDefault("handler", "").strip(),
        typed.getOrDefault("contact", "").strip());
  }

  private static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(authority -> authority.role().equals(Role.ADMINISTRATOR.name()))
        .map(Authority::area)
        .toList();
  }
}
