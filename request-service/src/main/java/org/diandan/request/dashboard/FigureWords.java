package org.diandan.request.dashboard;

import java.time.Duration;
import java.util.Locale;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Period.Basis;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Figures in words, and what they came to as people read it. */
@Component
public final class FigureWords {

  private static final String NOTHING = "—";
  private static final long TELLING = 1_000;

  private final MessageSource messages;

  FigureWords(MessageSource messages) {
    this.messages = messages;
  }

  /** What it is called. */
  public String name(Figure figure, Locale locale) {
    return text(figure, Figure.Text.NAME, locale);
  }

  /** One of the texts about it. */
  public String text(Figure figure, Figure.Text text, Locale locale) {
    return messages.getMessage(figure.textKey(text), null, locale);
  }

  /** What it is counted from, and what is left out. */
  public String definition(Figure figure, Locale locale) {
    var part = text(figure, Figure.Text.PART, locale);
    var whole = text(figure, Figure.Text.WHOLE, locale);
    var excluded = text(figure, Figure.Text.EXCLUDED, locale);
    return switch (figure.kind()) {
      case RATE -> say(locale, "board.definition.rate", part, whole, excluded);
      case COUNT, SPAN, SCORE -> say(locale, "board.definition.one", part, excluded);
    };
  }

  /** A dash while there is nothing to count from. */
  public String value(Measure measure, Locale locale) {
    if (measure.value().isEmpty()) {
      return NOTHING;
    }
    double value = measure.value().getAsDouble();
    return switch (measure) {
      case Measure.Count _ -> number(Math.round(value), locale);
      case Measure.Rate rate -> percent(value, rate.base());
      case Measure.Spread _ -> span(value, locale);
      case Measure.Score _ -> decimal(value);
    };
  }

  /** How it went against an earlier value; empty while one of them has none. */
  public String change(Measure now, Measure earlier, Locale locale) {
    if (now.value().isEmpty() || earlier.value().isEmpty()) {
      return "";
    }
    double by = now.value().getAsDouble() - earlier.value().getAsDouble();
    var size =
        switch (now) {
          case Measure.Count _ -> number(Math.round(Math.abs(by)), locale);
          case Measure.Rate _ -> say(locale, "board.points", decimal(Math.abs(100 * by)));
          case Measure.Spread _ -> span(Math.abs(by), locale);
          case Measure.Score _ -> decimal(Math.abs(by));
        };
    var still = Math.abs(by) < (now instanceof Measure.Rate ? 0.0005 : 0.05);
    return still ? say(locale, "board.same") : (by > 0 ? "↑ " : "↓ ") + size;
  }

  /** As many decimals as the number of cases bears: two from a thousand on, one below. */
  public static String percent(double rate, long cases) {
    return String.format(Locale.ROOT, cases < TELLING ? "%.1f%%" : "%.2f%%", 100 * rate);
  }

  /** With one decimal. */
  public static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** With its thousands parted. */
  public static String number(long number, Locale locale) {
    return String.format(locale, "%,d", number);
  }

  /** Days and hours, or hours and minutes. */
  public String span(double seconds, Locale locale) {
    var time = Duration.ofSeconds(Math.round(seconds));
    if (time.toDays() > 0) {
      return say(locale, "board.span.days", time.toDays(), time.toHoursPart());
    }
    return time.toHours() > 0
        ? say(locale, "board.span.hours", time.toHours(), time.toMinutesPart())
        : say(locale, "board.span.minutes", time.toMinutes());
  }

  /** By which time of the cases a period goes. */
  public String basis(Basis basis, Locale locale) {
    return say(locale, "board.basis." + basis.name().toLowerCase(Locale.ROOT));
  }

  /** A sentence of the bundle; numbers stand in it as they are. */
  public String say(Locale locale, String key, Object... arguments) {
    var plain = new Object[arguments.length];
    for (int at = 0; at < arguments.length; at++) {
      plain[at] = arguments[at].toString();
    }
    return messages.getMessage(key, plain, locale);
  }

  /** The text of a key; the other text when the bundle has none. */
  public String find(Locale locale, String key, String otherwise) {
    var found = messages.getMessage(key, null, otherwise, locale);
    return found == null ? otherwise : found;
  }
}
