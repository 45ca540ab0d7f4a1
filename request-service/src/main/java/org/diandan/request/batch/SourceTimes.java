package org.diandan.request.batch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The wall times of another system. A time that the clock skipped, or came to twice, has no single
 * moment and is told apart; only the mapping may say which of two was meant.
 */
final class SourceTimes {

  private static final LocalDateTime EXAMPLE = LocalDateTime.of(2026, 11, 28, 21, 37, 0);

  private final ZoneId zone;
  private final List<DateTimeFormatter> formats;
  private final RepeatedHour repeatedHour;

  /**
   * @param formats tried in this order; see {@link #format}
   */
  SourceTimes(ZoneId zone, List<DateTimeFormatter> formats, RepeatedHour repeatedHour) {
    this.zone = zone;
    var all = new ArrayList<>(formats);
    // Spreadsheets keep real dates, which their reader writes in this form.
    all.add(DateTimeFormatter.ISO_LOCAL_DATE_TIME.withResolverStyle(ResolverStyle.STRICT));
    this.formats = List.copyOf(all);
    this.repeatedHour = repeatedHour;
  }

  /** Which moment is meant by a time that came twice. */
  enum RepeatedHour {
    /** Nobody knows; the row is reported. */
    REPORT,
    FIRST,
    SECOND
  }

  /** What a text says. */
  sealed interface Reading {

    record Moment(Instant at) implements Reading {}

    record Unclear(Flaw flaw) implements Reading {}
  }

  /**
   * Reads a pattern of {@link DateTimeFormatter}; English month names, AM and PM in any case.
   * Impossible dates are not bent into possible ones. Empty when it is no pattern, or one that does
   * not give a date with at least hour and minute.
   */
  static Optional<DateTimeFormatter> format(String pattern) {
    try {
      var format =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(withProlepticYear(pattern))
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      var example = EXAMPLE.atZone(ZoneId.of("Asia/Shanghai"));
      return parsed(format, example.format(format)).isPresent()
          ? Optional.of(format)
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** In which the source's times without an offset are meant. */
  ZoneId zone() {
    return zone;
  }

  /** Reads one time. */
  Reading read(String text) {
    for (var format : formats) {
      var parsed = parsed(format, text);
      if (parsed.isPresent()) {
        return parsed.get() instanceof OffsetDateTime exact
            ? new Reading.Moment(exact.toInstant())
            : moment(LocalDateTime.from(parsed.get()));
      }
    }
    return new Reading.Unclear(Flaw.UNREADABLE_TIME);
  }

  private Reading moment(LocalDateTime local) {
    var offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return new Reading.Unclear(Flaw.SKIPPED_HOUR);
    }
    if (offsets.size() == 1) {
      return new Reading.Moment(local.toInstant(offsets.getFirst()));
    }
    return switch (repeatedHour) {
      case REPORT -> new Reading.Unclear(Flaw.REPEATED_HOUR);
      case FIRST -> new Reading.Moment(local.toInstant(offsets.getFirst()));
      case SECOND -> new Reading.Moment(local.toInstant(offsets.getLast()));
    };
  }

  private static Optional<TemporalAccessor> parsed(DateTimeFormatter format, String text) {
    try {
      return Optional.of(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Strict reading needs {@code u} for a year without an era; everybody writes {@code y}. */
  private static String withProlepticYear(String pattern) {
    var result = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      quoted ^= c == '\'';
      result.append(c == 'y' && !quoted ? 'u' : c);
    }
    return result.toString();
  }
}
