package org.diandan.request.certificate;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a certificate says.
 *
 * @param teamId the team it is issued for; null when it covers all teams of the issuer's area
 * @param lines by day; those that stand on a leader's word alone are counted apart
 */
record Content(
    CertificateNumber number,
    LocalDate issuedOn,
    Period period,
    UUID personId,
    @Nullable UUID teamId,
    Holder holder,
    Issuer issuer,
    List<Line> lines) {

  private static final int SHORT_BYTES = 4;

  Content {
    lines = List.copyOf(lines);
  }

  /** Minutes proven by a code or the place. */
  int minutes() {
    return lines.stream().filter(Line::isProven).mapToInt(Line::minutes).sum();
  }

  /** Minutes a leader stands by. */
  int apartMinutes() {
    return lines.stream().filter(line -> !line.isProven()).mapToInt(Line::minutes).sum();
  }

  /**
   * The content as one text, the same for ever; what was printed can be compared with it line by
   * line. Line ends inside of values become blanks.
   */
  String canonical() {
    return "diandan certificate 1\n"
        + field("number", number.value())
        + field("issued", issuedOn.toString())
        + field("from", period.from().toString())
        + field("until", period.until().toString())
        + field("name", holder.name())
        + field("document", text(holder.documentType()) + " " + text(holder.documentTail()))
        + field("volunteer", text(holder.volunteerNumber()))
        + field("issuer", issuer.name())
        + field("in charge", issuer.inCharge())
        + field("handler", issuer.handler())
        + field("contact", issuer.contact())
        + field("minutes", String.valueOf(minutes()))
        + field("apart", String.valueOf(apartMinutes()))
        + served();
  }

  /** SHA-256 of {@link #canonical}. */
  byte[] hash() {
    return sha256(canonical());
  }

  /** The same for every certificate of the same hours of the same person by the same issuer. */
  byte[] key() {
    return sha256(
        "%s %s %s %s\n%s%s"
            .formatted(
                personId,
                teamId,
                period,
                holder.name() + text(holder.documentTail()) + text(holder.volunteerNumber()),
                issuer,
                served()));
  }

  /** What people type to check that they hold the right one: eight characters. */
  static String shortened(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, SHORT_BYTES).toUpperCase(Locale.ROOT);
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private String served() {
    return lines.stream()
        .map(
            line ->
                field(
                    "served",
                    "%s %s %s %d %s %s"
                        .formatted(
                            line.entryId(),
                            line.day(),
                            line.rung(),
                            line.minutes(),
                            line.item() == null ? "-" : line.item().value(),
                            line.team())))
        .collect(joining());
  }

  private static String field(String name, String value) {
    return name + ": " + value.replaceAll("\\R", " ") + "\n";
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
