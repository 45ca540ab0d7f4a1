package org.diandan.request.clock.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diandan.request.clock.CalendarDay;
import org.diandan.request.clock.CalendarDay.Kind;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Days as an administrator types or sends them: a day or a span of days, what they are, the name.
 *
 * @param days none when there are errors
 * @param errors none when all can be used
 */
record TypedDays(List<CalendarDay> days, List<FieldError> errors) {

  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:\\s*(?:~|至|到|\\.\\.)\\s*(\\d{4}-\\d{2}-\\d{2}))?\\s+(\\S+)\\s*(.*)");
  private static final Map<String, Kind> KINDS =
      Map.of(
          "放假", Kind.HOLIDAY,
          "上班", Kind.WORKDAY,
          "照常", Kind.ORDINARY,
          "HOLIDAY", Kind.HOLIDAY,
          "WORKDAY", Kind.WORKDAY,
          "ORDINARY", Kind.ORDINARY);

  private static final int MOST_LINES = 100;
  private static final int LONGEST_SPAN = 31;
  private static final int LONGEST_NAME = 60;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  TypedDays {
    days = List.copyOf(days);
    errors = List.copyOf(errors);
  }

  /** One entry as programs send it; {@code until} is the last day of a span. */
  record Entry(
      @Nullable String day, @Nullable String until, @Nullable String kind, @Nullable String name) {

    private String text() {
      return "%s%s %s %s"
          .formatted(
              day, until == null ? "" : " .. " + until, kind, name == null ? "" : name.strip());
    }
  }

  static TypedDays ofLines(String text) {
    return of(text.lines().filter(line -> !line.isBlank()).map(String::strip).toList());
  }

  static TypedDays ofEntries(@Nullable List<@Nullable Entry> entries) {
    return of(
        entries == null
            ? List.of()
            : entries.stream().map(entry -> entry == null ? "" : entry.text().strip()).toList());
  }

  private static TypedDays of(List<String> lines) {
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      return new TypedDays(
          List.of(),
          List.of(new FieldError("days", "calendar.days.number", MOST_LINES, lines.size())));
    }
    var days = new ArrayList<CalendarDay>();
    var errors = new ArrayList<FieldError>();
    for (int at = 0; at < lines.size(); at++) {
      var read = read(lines.get(at));
      if (read.isEmpty()) {
        errors.add(new FieldError("days", "calendar.days.line", at + 1, lines.get(at)));
      }
      days.addAll(read.orElse(List.of()));
    }
    return errors.isEmpty()
        ? new TypedDays(days, errors)
        : new TypedDays(List.of(), List.of(errors.getFirst()));
  }

  private static Optional<List<CalendarDay>> read(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches() || parts.group(4).length() > LONGEST_NAME) {
      return Optional.empty();
    }
    var kind = KINDS.get(parts.group(3).toUpperCase(Locale.ROOT));
    var name = parts.group(4).strip();
    return kind == null
        ? Optional.empty()
        : span(parts.group(1), parts.group(2))
            .map(span -> span.map(day -> new CalendarDay(day, kind, name)).toList());
  }

  private static Optional<Stream<LocalDate>> span(String first, @Nullable String last) {
    try {
      var from = LocalDate.parse(first);
      var until = last == null ? from : LocalDate.parse(last);
      boolean usable =
          from.getYear() >= FIRST_YEAR
              && until.getYear() <= LAST_YEAR
              && !until.isBefore(from)
              && from.plusDays(LONGEST_SPAN).isAfter(until);
      return usable ? Optional.of(from.datesUntil(until.plusDays(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
