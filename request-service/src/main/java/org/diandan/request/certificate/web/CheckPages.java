package org.diandan.request.certificate.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diandan.request.certificate.Certificate;
import org.diandan.request.certificate.CertificateNumber;
import org.diandan.request.certificate.Certificates;
import org.diandan.request.certificate.NameOnCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Anybody checks a certificate, by its number and check code or by its file. */
@Controller
class CheckPages {

  /** Ours are far smaller. */
  private static final int LARGEST_FILE = 5 * 1024 * 1024;

  private final Certificates certificates;
  private final NameOnCheck names;
  private final CertificateWording wording;

  CheckPages(Certificates certificates, NameOnCheck names, CertificateWording wording) {
    this.certificates = certificates;
    this.names = names;
    this.wording = wording;
  }

  /** How a check came out. */
  enum Verdict {
    /** Number and check code, or the file, are what was issued. */
    MATCHES,
    /** Only the number was given: nothing is said about the paper. */
    NUMBER_ONLY,
    /** There is such a number, but the check code is another one. */
    OTHER_CODE,
    /** The file is none of ours, or was changed. */
    UNKNOWN_FILE,
    UNKNOWN_NUMBER
  }

  /** The form, or the answer to what was typed into it. */
  @GetMapping("/certificates/check")
  Mono<Rendering> form(
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(defaultValue = "") String code,
      Locale locale) {
    if (number == null) {
      return Mono.just(form(HttpStatus.OK, "", code, Map.of()));
    }
    return CertificateNumber.read(number).isEmpty()
        ? Mono.just(
            form(
                HttpStatus.UNPROCESSABLE_CONTENT,
                number,
                code,
                Map.of("number", wording.say("certificate.number.wrong", locale))))
        : check(number, code, locale);
  }

  /** What the QR code of a certificate leads to. */
  @GetMapping("/certificates/check/{number}")
  Mono<Rendering> check(
      @PathVariable String number, @RequestParam(defaultValue = "") String code, Locale locale) {
    return Mono.justOrEmpty(CertificateNumber.read(number))
        .flatMap(certificates::find)
        .flatMap(certificate -> answer(certificate, verdict(certificate, code), locale))
        .switchIfEmpty(Mono.fromSupplier(() -> nothing(Verdict.UNKNOWN_NUMBER)));
  }

  /** Compares a file with those that were issued; it is not kept. */
  @PostMapping("/certificates/check/file")
  Mono<Rendering> checkFile(ServerWebExchange exchange, Locale locale) {
    return exchange
        .getMultipartData()
        .flatMap(parts -> Mono.justOrEmpty(parts.getFirst("file")))
        .filter(FilePart.class::isInstance)
        .flatMap(part -> DataBufferUtils.join(part.content(), LARGEST_FILE))
        .map(CheckPages::bytes)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            file ->
                file.filter(bytes -> bytes.length > 0)
                    .map(bytes -> checkFile(bytes, locale))
                    .orElseGet(() -> Mono.just(missing(locale))))
        // Larger than anything we ever issued.
        .onErrorResume(
            DataBufferLimitException.class, e -> Mono.just(nothing(Verdict.UNKNOWN_FILE)));
  }

  private Mono<Rendering> checkFile(byte[] file, Locale locale) {
    return certificates
        .findByFile(file)
        .flatMap(certificate -> answer(certificate, Verdict.MATCHES, locale))
        .switchIfEmpty(Mono.fromSupplier(() -> nothing(Verdict.UNKNOWN_FILE)));
  }

  private Rendering missing(Locale locale) {
    return form(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "",
        "",
        Map.of("file", wording.say("certificate.file.missing", locale)));
  }

  private static Verdict verdict(Certificate certificate, String code) {
    if (code.isBlank()) {
      return Verdict.NUMBER_ONLY;
    }
    return certificate.shortHash().equals(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT))
        ? Verdict.MATCHES
        : Verdict.OTHER_CODE;
  }

  private Mono<Rendering> answer(Certificate certificate, Verdict verdict, Locale locale) {
    return names
        .find(certificate)
        .defaultIfEmpty("")
        .map(
            name ->
                Rendering.view("request/certificate/answer")
                    .modelAttribute("verdict", verdict)
                    .modelAttribute("certificate", wording.of(certificate, locale))
                    .modelAttribute("name", name)
                    .build());
  }

  private static Rendering nothing(Verdict verdict) {
    return Rendering.view("request/certificate/answer")
        .status(verdict == Verdict.UNKNOWN_NUMBER ? HttpStatus.NOT_FOUND : HttpStatus.OK)
        .modelAttribute("verdict", verdict)
        .build();
  }

  private static Rendering form(
      HttpStatus status, String number, String code, Map<String, String> errors) {
    return Rendering.view("request/certificate/check")
        .status(status)
        .modelAttribute("number", number)
        .modelAttribute("code", code)
        .modelAttribute("errors", errors)
        .build();
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
