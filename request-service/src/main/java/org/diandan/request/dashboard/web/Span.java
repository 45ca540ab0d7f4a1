package org.diandan.request.dashboard.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A period by its name, so that a kept address means the same next week. */
enum Span {
  TODAY,
  /** Seven days, today the last. */
  WEEK,
  /** Thirty days, today the last. */
  THIRTY,
  /** From the first of the month until today. */
  MONTH,
  LAST_MONTH,
  YEAR,
  /** Days that are named one by one. */
  DAYS;

  /** From the first day to the last, both of them in it. */
  record Days(LocalDate first, LocalDate last) {}

  /** The span of this name; empty for any other text. */
  static Optional<Span> find(String name) {
    return Arrays.stream(values()).filter(span -> span.code().equals(name)).findFirst();
  }

  /** What it is called in addresses and bundles. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its days as seen from today; named days are thirty until they are named. */
  Days of(LocalDate today) {
    return switch (this) {
      case TODAY -> new Days(today, today);
      case WEEK -> new Days(today.minusDays(6), today);
      case THIRTY, DAYS -> new Days(today.minusDays(29), today);
      case MONTH -> new Days(today.withDayOfMonth(1), today);
      case LAST_MONTH ->
          new Days(today.withDayOfMonth(1).minusMonths(1), today.withDayOfMonth(1).minusDays(1));
      case YEAR -> new Days(today.withDayOfYear(1), today);
    };
  }
}
