package org.diandan.request.certificate.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.certificate.Certificate;
import org.diandan.request.certificate.CertificateState;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts certificates into the reader's words. */
@Component
class CertificateWording {

  private static final int MINUTES_PER_HOUR = 60;

  private final MessageSource messages;
  private final Clock clock;
  private final ZoneId zone;

  CertificateWording(MessageSource messages, Clock clock, ZoneId zone) {
    this.messages = messages;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A certificate as pages show it.
   *
   * @param apart minutes on a leader's word; empty when there are none
   * @param tone success, or warning when it no longer holds
   * @param revokedFor empty unless it was revoked
   * @param replacedBy empty when nothing was issued instead
   */
  record CertificateView(
      String number,
      String shortHash,
      String period,
      String time,
      String apart,
      String issuer,
      String issuedOn,
      String tone,
      String state,
      boolean valid,
      String revokedFor,
      String replacedBy) {}

  CertificateView of(Certificate certificate, Locale locale) {
    var valid = certificate.state() == CertificateState.VALID;
    var revokedFor = certificate.revokedFor();
    var replacedBy = certificate.replacedBy();
    return new CertificateView(
        certificate.number().value(),
        certificate.shortHash(),
        say(
            "certificate.period.words",
            locale,
            certificate.period().from(),
            certificate.period().until()),
        time(certificate.minutes(), locale),
        certificate.apartMinutes() == 0 ? "" : time(certificate.apartMinutes(), locale),
        certificate.issuerName(),
        LocalDate.ofInstant(certificate.issuedAt(), zone).toString(),
        valid ? "success" : "warning",
        say("certificate.state." + certificate.state(), locale),
        valid,
        revokedFor == null ? "" : revokedFor,
        replacedBy == null ? "" : replacedBy.value());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Sentences by field for message keys by field. */
  Map<String, String> sentences(Map<String, String> faults, Locale locale) {
    var sentences = new LinkedHashMap<String, String>();
    faults.forEach((field, key) -> sentences.put(field, say(key, locale)));
    return sentences;
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private String time(int minutes, Locale locale) {
    var hours = minutes / MINUTES_PER_HOUR;
    var rest = minutes % MINUTES_PER_HOUR;
    if (hours == 0) {
      return say("certificate.minutes", locale, rest);
    }
    return rest == 0
        ? say("certificate.hours", locale, hours)
        : say("certificate.hoursAndMinutes", locale, hours, rest);
  }
}
