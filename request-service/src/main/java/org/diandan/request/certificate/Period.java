package org.diandan.request.certificate;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Days a certificate covers.
 *
 * @param from inclusive
 * @param until inclusive, at most ten years later
 */
public record Period(LocalDate from, LocalDate until) {

  private static final int MOST_YEARS = 10;

  public Period {
    if (!isUsable(from, until)) {
      throw new IllegalArgumentException("%s to %s is no period.".formatted(from, until));
    }
  }

  /** Whether two days make a period. */
  public static boolean isUsable(LocalDate from, LocalDate until) {
    return !until.isBefore(from) && !until.isAfter(from.plusYears(MOST_YEARS));
  }

  OffsetDateTime begin(ZoneId zone) {
    return from.atStartOfDay(zone).toOffsetDateTime();
  }

  OffsetDateTime end(ZoneId zone) {
    return until.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
  }
}
