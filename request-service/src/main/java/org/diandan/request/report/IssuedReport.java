package org.diandan.request.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was handed in.
 *
 * @param line what lists say of it
 * @param by name of whoever issued it; null when it was issued by itself
 * @param whole whether what is kept still has that hash
 */
public record IssuedReport(Line line, @Nullable String by, boolean whole, Report report) {

  /**
   * What a list says of it.
   *
   * @param area code of the area it is about; empty for everywhere
   * @param hash SHA-256 of what was kept, as hexadecimal digits
   */
  public record Line(
      UUID id,
      String area,
      Words title,
      LocalDateTime from,
      LocalDateTime until,
      Instant issuedAt,
      String hash) {}

  /** Eight characters of the hash, for people. */
  public String shortHash() {
    return line.hash().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
  }
}
