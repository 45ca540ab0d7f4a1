package org.diandan.request.report.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.report.SectionKind;
import org.diandan.request.report.web.PrintedReport.Look;
import org.diandan.request.report.web.PrintedReport.PrintedCell;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.Measure;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences, names and moments of reports. */
@Component
record ReportWords(FigureWords figures, MessageSource messages, ZoneId zone) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  String say(Locale locale, String key, Object... arguments) {
    return figures.say(locale, key, arguments);
  }

  String section(SectionKind kind, Locale locale) {
    return say(locale, "report.section." + kind.code());
  }

  /** The first sentence of each wrong field. */
  java.util.Map<String, String> sentences(List<FieldError> errors, Locale locale) {
    return errors.stream()
        .collect(
            Collectors.toMap(
                FieldError::field,
                error -> say(locale, error.messageKey(), error.arguments().toArray()),
                (first, _) -> first,
                java.util.LinkedHashMap::new));
  }

  /** On the wall clock; empty for null. */
  String moment(@Nullable Instant at) {
    return at == null ? "" : MINUTES.format(at.atZone(zone));
  }

  /** What a figure came to, with what it was counted from. */
  PrintedCell cell(Measure measure, Locale locale) {
    return new PrintedCell(
        figures.value(measure, locale),
        detail(measure, locale),
        Look.NUMBER,
        measure.small() && measure.base() > 0);
  }

  /** Numerator and denominator, or how long nine of ten took at most; empty for numbers. */
  private String detail(Measure measure, Locale locale) {
    return switch (measure) {
      case Measure.Count _ -> "";
      case Measure.Rate rate -> part(rate.part()) + "/" + rate.whole();
      case Measure.Spread spread ->
          spread.p90() == null
              ? ""
              : say(locale, "report.spread", spread.cases(), figures.span(spread.p90(), locale));
      case Measure.Score score -> say(locale, "report.calls", score.calls());
    };
  }

  /** Whole, unless cases give part credits. */
  private static String part(double part) {
    return part == Math.rint(part) ? Long.toString((long) part) : FigureWords.decimal(part);
  }

  /** How a figure is counted, and what it leaves out. */
  String definition(Figure figure, Locale locale) {
    return figures.definition(figure, locale);
  }
}
