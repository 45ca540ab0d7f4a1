package org.diandan.matching.hours.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.diandan.matching.hours.Served;
import org.diandan.matching.hours.Verdict;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads what people and programs type about hours. */
final class TypedDecision {

  static final int LONGEST_WORDS = 500;

  private TypedDecision() {}

  /** Words of 1 to 500 characters. */
  static String words(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw wrong(field, "hours.words.missing");
    }
    if (text.strip().length() > LONGEST_WORDS) {
      throw wrong(field, "hours.words.tooLong", LONGEST_WORDS);
    }
    return text.strip();
  }

  static Verdict verdict(@Nullable String text) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(text))
        .findFirst()
        .orElseThrow(() -> wrong("verdict", "hours.verdict.missing"));
  }

  /**
   * The right times of an entry that is corrected, each as {@code 2026-11-24T09:00}.
   *
   * @return null for the other verdicts
   */
  static @Nullable Served served(
      Verdict verdict, @Nullable String from, @Nullable String until, ZoneId zone) {
    if (verdict != Verdict.CORRECTED) {
      return null;
    }
    var start = moment(from, "servedFrom", zone);
    var stop = moment(until, "servedUntil", zone);
    if (stop.isBefore(start)) {
      throw wrong("servedUntil", "hours.times.order");
    }
    if (stop.isAfter(start.plusSeconds(24 * 60 * 60))) {
      throw wrong("servedUntil", "hours.times.tooLong");
    }
    return new Served(start, stop);
  }

  private static Instant moment(@Nullable String text, String field, ZoneId zone) {
    try {
      var moment = LocalDateTime.parse(text == null ? "" : text.strip()).atZone(zone);
      if (moment.getYear() < 2000 || moment.getYear() > 2100) {
        throw wrong(field, "hours.times.wrong");
      }
      return moment.toInstant();
    } catch (DateTimeException e) {
      throw wrong(field, "hours.times.wrong");
    }
  }

  private static InvalidInput wrong(String field, String messageKey, Object... arguments) {
    return new InvalidInput(
        HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(field, messageKey, arguments)));
  }
}
