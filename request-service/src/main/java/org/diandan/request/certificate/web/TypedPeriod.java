package org.diandan.request.certificate.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diandan.request.certificate.Period;
import org.jspecify.annotations.Nullable;

/**
 * Two days somebody typed.
 *
 * @param faults message keys by field; empty exactly when there is a period
 */
record TypedPeriod(String from, String until, @Nullable Period period, Map<String, String> faults) {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  static TypedPeriod of(@Nullable String from, @Nullable String until) {
    var faults = new LinkedHashMap<String, String>();
    var begin = day(from);
    var end = day(until);
    if (begin.isEmpty()) {
      faults.put("from", "certificate.day.wrong");
    }
    if (end.isEmpty()) {
      faults.put("until", "certificate.day.wrong");
    }
    if (faults.isEmpty() && !Period.isUsable(begin.get(), end.get())) {
      faults.put("until", "certificate.period.wrong");
    }
    return new TypedPeriod(
        from == null ? "" : from,
        until == null ? "" : until,
        faults.isEmpty() ? new Period(begin.orElseThrow(), end.orElseThrow()) : null,
        faults);
  }

  /** From the first day of the year until today. */
  static TypedPeriod ofYear(LocalDate today) {
    return of(today.withDayOfYear(1).toString(), today.toString());
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      return Optional.of(LocalDate.parse(text == null ? "" : text.strip()))
          .filter(day -> day.isAfter(EARLIEST) && day.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
