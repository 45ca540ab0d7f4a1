package org.diandan.request.report.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.diandan.request.report.ReportKind;
import org.diandan.request.report.ReportPeriods;
import org.diandan.request.report.ReportTemplate;
import org.diandan.request.report.ReportTemplates;
import org.diandan.request.report.Wanted;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Slice;
import org.diandan.request.statistics.web.AskedFigures;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/**
 * Understands the address of a report: {@code template, area, day}, for named days also {@code to},
 * and {@code origin} for imported history.
 */
@Component
final class AskedReport {

  private static final int USUAL_DAYS = 30;
  private static final int LONGEST_DAYS = 3700;

  private final ReportTemplates templates;
  private final AskedFigures figures;
  private final ReportPeriods periods;

  AskedReport(ReportTemplates templates, AskedFigures figures, ReportPeriods periods) {
    this.templates = templates;
    this.figures = figures;
    this.periods = periods;
  }

  /**
   * The report an address asks for, inside the reader's own areas; of the latest period that is
   * over when it names no day.
   *
   * @throws InvalidInput when a word cannot be read, or the template is another area's
   * @throws org.diandan.web.Refusal when the area is not the reader's
   */
  Mono<Wanted> of(MultiValueMap<String, String> asked, SignedIn reader) {
    var areas = areas(asked, reader);
    return templates
        .find(text(asked, "template"))
        .switchIfEmpty(Mono.error(() -> unusable("template", "report.template.unknown")))
        .map(template -> wanted(template, areas, asked));
  }

  /** The words that ask for a report again, without a leading question mark. */
  static String words(Wanted wanted) {
    var slice = wanted.slice();
    var words = new StringBuilder("template=").append(wanted.template().key());
    if (slice.areas().size() == 1 && !wanted.area().isEmpty()) {
      words.append("&area=").append(encoded(wanted.area()));
    }
    // A period is asked for by its last day, which lies in it whatever it begins with.
    var last = slice.period().until().minusNanos(1).toLocalDate();
    if (wanted.template().layout().kind() == ReportKind.SPAN) {
      words.append("&day=").append(slice.period().from().toLocalDate()).append("&to=").append(last);
    } else {
      words.append("&day=").append(last);
    }
    if (!slice.origin().isEmpty()) {
      words.append("&origin=").append(encoded(slice.origin()));
    }
    return words.toString();
  }

  private Wanted wanted(ReportTemplate template, Slice areas, MultiValueMap<String, String> asked) {
    if (!areas.origin().isEmpty() ? !template.isShipped() : !isForAll(template, areas)) {
      throw unusable("template", "report.template.elsewhere");
    }
    return new Wanted(template, areas.in(period(template, asked)));
  }

  private static boolean isForAll(ReportTemplate template, Slice areas) {
    return areas.areas().stream().allMatch(template::isFor);
  }

  private Slice areas(MultiValueMap<String, String> asked, SignedIn reader) {
    var words = new LinkedMultiValueMap<String, String>();
    words.set("area", text(asked, "area"));
    words.set("origin", text(asked, "origin"));
    return figures.of(words, reader);
  }

  private Period period(ReportTemplate template, MultiValueMap<String, String> asked) {
    var layout = template.layout();
    var day = day(asked, "day");
    if (layout.kind() == ReportKind.SPAN) {
      var last = day(asked, "to").orElseGet(() -> lastOver(template));
      return days(day.orElseGet(() -> last.minusDays(USUAL_DAYS - 1)), last);
    }
    return day.map(one -> periods.around(layout, one)).orElseGet(() -> periods.latestOver(layout));
  }

  private LocalDate lastOver(ReportTemplate template) {
    return periods.latestOver(template.layout()).from().toLocalDate();
  }

  private Period days(LocalDate first, LocalDate last) {
    if (first.isAfter(last)) {
      throw unusable("to", "report.days.turned");
    }
    if (first.plusDays(LONGEST_DAYS).isBefore(last)) {
      throw unusable("to", "report.days.long");
    }
    return periods.ofDays(first, last);
  }

  private static Optional<LocalDate> day(MultiValueMap<String, String> asked, String field) {
    var text = text(asked, field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var day = LocalDate.parse(text);
      if (day.getYear() < 1971 || day.getYear() > 2199) {
        throw invalid(field);
      }
      return Optional.of(day);
    } catch (DateTimeException _) {
      throw invalid(field);
    }
  }

  private static InvalidInput invalid(String field) {
    return new InvalidInput(List.of(new FieldError(field, "kit.field.invalid")));
  }

  static InvalidInput unusable(String field, String key) {
    return new InvalidInput(HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError(field, key)));
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  static String text(MultiValueMap<String, String> asked, String field) {
    var text = asked.getFirst(field);
    return text == null ? "" : text.strip();
  }
}
