package org.diandan.request.dashboard.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diandan.request.dashboard.web.Span.Days;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.web.AskedFigures;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Understands the address of the dashboard: {@code area, period, from, to, by} and narrowings. */
@Component
final class ReadChoice {

  /** What the large table may be told apart by besides places. */
  static final List<Dimension> WAYS =
      List.of(
          Dimension.ITEM,
          Dimension.GROUP,
          Dimension.CHANNEL,
          Dimension.DEPARTMENT,
          Dimension.TEAM_KIND,
          Dimension.URGENCY);

  private static final Set<String> NOT_FOR_FIGURES =
      Set.of("period", "from", "to", "until", "basis", "by");

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;

  private final AskedFigures asking;
  private final Clock clock;
  private final ZoneId zone;

  ReadChoice(AskedFigures asking, Clock clock, ZoneId zone) {
    this.asking = asking;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The choice an address names, inside the reader's own areas; the last thirty days when it names
   * no period. Two days in the wrong order are turned round.
   *
   * @throws InvalidInput when a word cannot be read
   * @throws org.diandan.web.Refusal when the area is not the reader's
   */
  Choice of(MultiValueMap<String, String> asked, SignedIn reader) {
    var span = span(asked);
    var days = days(asked, span);
    var words = new LinkedMultiValueMap<String, String>();
    asked.forEach(
        (name, values) -> {
          if (!NOT_FOR_FIGURES.contains(name)) {
            words.addAll(name, values);
          }
        });
    words.set("from", days.first().toString());
    words.set("until", days.last().plusDays(1).toString());
    return new Choice(asking.of(words, reader), text(asked, "area"), span, days, by(asked));
  }

  private static Span span(MultiValueMap<String, String> asked) {
    var name = text(asked, "period");
    if (name.isEmpty()) {
      return text(asked, "from").isEmpty() ? Span.THIRTY : Span.DAYS;
    }
    return Span.find(name).orElseThrow(() -> invalid("period"));
  }

  private Days days(MultiValueMap<String, String> asked, Span span) {
    var usual = span.of(LocalDate.now(clock.withZone(zone)));
    if (span != Span.DAYS) {
      return usual;
    }
    var last = day(asked, "to").orElse(usual.last());
    var first = day(asked, "from").orElse(last.minusDays(29));
    return first.isAfter(last) ? new Days(last, first) : new Days(first, last);
  }

  private static Optional<LocalDate> day(MultiValueMap<String, String> asked, String field) {
    var text = text(asked, field);
    try {
      var day = text.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(text));
      return day.map(found -> sensible(found, field));
    } catch (DateTimeException _) {
      throw invalid(field);
    }
  }

  /** Days around which there is room to reckon with. */
  private static LocalDate sensible(LocalDate day, String field) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw invalid(field);
    }
    return day;
  }

  private static Dimension by(MultiValueMap<String, String> asked) {
    var name = text(asked, "by");
    return name.isEmpty()
        ? Dimension.ALL
        : WAYS.stream()
            .filter(dimension -> AskedFigures.nameOf(dimension).equals(name))
            .findFirst()
            .orElseThrow(() -> invalid("by"));
  }

  private static InvalidInput invalid(String field) {
    return new InvalidInput(List.of(new FieldError(field, "kit.field.invalid")));
  }

  private static String text(MultiValueMap<String, String> asked, String field) {
    var text = asked.getFirst(field);
    return text == null ? "" : text.strip();
  }
}
