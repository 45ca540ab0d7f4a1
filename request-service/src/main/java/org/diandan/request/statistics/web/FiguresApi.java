package org.diandan.request.statistics.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.ListCases.CaseLine;
import org.diandan.request.statistics.ListCases.Page;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Every figure as JSON, of the reader's own areas, and the cases behind each. */
@RestController
class FiguresApi {

  private static final int MOST_LINES = 500;

  private final ReadFigures reading;
  private final ListCases cases;
  private final AskedFigures asking;
  private final MessageSource messages;

  FiguresApi(ReadFigures reading, ListCases cases, AskedFigures asking, MessageSource messages) {
    this.reading = reading;
    this.cases = cases;
    this.asking = asking;
    this.messages = messages;
  }

  /**
   * What a figure means.
   *
   * @param kind count, rate, span (seconds) or score
   * @param part numerator, or what is counted or timed
   * @param whole denominator
   */
  record Definition(
      String code, String kind, String name, String part, String whole, String excluded) {}

  /**
   * What a figure came to.
   *
   * @param value cases, 0 to 1, seconds (the median) or points; null while there is nothing to
   *     count from
   * @param small counted from few cases
   * @param part of a rate only
   * @param p90 of a span only
   */
  record Answered(
      @Nullable Double value,
      long base,
      boolean small,
      @Nullable Double part,
      @Nullable Double p90,
      @Nullable Double mean) {

    static Answered of(Measure measure) {
      var value = measure.value().isPresent() ? measure.value().getAsDouble() : null;
      return switch (measure) {
        case Measure.Rate rate ->
            new Answered(value, rate.whole(), rate.small(), rate.part(), null, null);
        case Measure.Spread spread ->
            new Answered(value, spread.cases(), spread.small(), null, spread.p90(), spread.mean());
        case Measure.Count _, Measure.Score _ ->
            new Answered(value, measure.base(), measure.small(), null, null, null);
      };
    }
  }

  /** Figures of one key of the dimension, by their codes. */
  record AnsweredRow(String key, long cases, Map<String, Answered> figures) {

    static AnsweredRow of(FigureTable.Row row) {
      var figures = new TreeMap<String, Answered>();
      row.measures().forEach((figure, measure) -> figures.put(figure.code(), Answered.of(measure)));
      return new AnsweredRow(row.key(), row.cases(), figures);
    }
  }

  /**
   * Figures of a slice.
   *
   * @param before total of the period before; null unless {@code compare} was asked for
   * @param yearBefore total of the same days a year before
   */
  record FiguresAnswer(
      List<String> areas,
      String from,
      String until,
      String basis,
      String by,
      AnsweredRow total,
      List<AnsweredRow> rows,
      @Nullable AnsweredRow before,
      @Nullable AnsweredRow yearBefore) {

    static FiguresAnswer of(
        Slice slice,
        FigureTable table,
        FigureTable.@Nullable Row before,
        FigureTable.@Nullable Row yearBefore) {
      return new FiguresAnswer(
          slice.areas(),
          slice.period().from().toString(),
          slice.period().until().toString(),
          slice.period().basis().name().toLowerCase(Locale.ROOT),
          AskedFigures.nameOf(table.by()),
          AnsweredRow.of(table.total()),
          table.rows().stream().map(AnsweredRow::of).toList(),
          before == null ? null : AnsweredRow.of(before),
          yearBefore == null ? null : AnsweredRow.of(yearBefore));
    }
  }

  /**
   * Cases behind a number.
   *
   * @param count of the whole list
   */
  record CasesAnswer(long count, List<CaseLine> cases) {}

  /** What all figures mean, in the reader's language. */
  @GetMapping("/api/figures/definitions")
  List<Definition> definitions(Locale locale) {
    return Stream.of(Figure.values()).map(figure -> definition(figure, locale)).toList();
  }

  /** Figures of a slice, told apart by a dimension. */
  @GetMapping("/api/figures")
  Mono<FiguresAnswer> figures(
      @RequestParam MultiValueMap<String, String> asked, @AuthenticationPrincipal SignedIn reader) {
    var slice = asking.of(asked, reader);
    var figures = figures(AskedFigures.text(asked, "figures"));
    var by = dimension(AskedFigures.text(asked, "by"));
    if (Boolean.parseBoolean(AskedFigures.text(asked, "compare"))) {
      return reading
          .compare(slice, by, figures)
          .map(
              found ->
                  FiguresAnswer.of(
                      slice, found.now(), found.before().total(), found.yearBefore().total()));
    }
    var table = by.isTime() ? reading.trend(slice, by, figures) : reading.read(slice, by, figures);
    return table.map(found -> FiguresAnswer.of(slice, found, null, null));
  }

  /** The cases a figure was counted from, newest first. */
  @GetMapping("/api/figures/cases")
  Mono<CasesAnswer> cases(
      @RequestParam MultiValueMap<String, String> asked, @AuthenticationPrincipal SignedIn reader) {
    var slice = asking.of(asked, reader);
    var figure = figure(AskedFigures.text(asked, "figure"), "figure");
    var part = part(AskedFigures.text(asked, "part"));
    var page =
        new Page(number(asked, "skip", 0, Integer.MAX_VALUE), number(asked, "most", 1, MOST_LINES));
    return Mono.zip(
            cases.count(slice, figure, part), cases.behind(slice, figure, part, page).collectList())
        .map(found -> new CasesAnswer(found.getT1(), found.getT2()));
  }

  private Definition definition(Figure figure, Locale locale) {
    return new Definition(
        figure.code(),
        figure.kind().name().toLowerCase(Locale.ROOT),
        text(figure, Figure.Text.NAME, locale),
        text(figure, Figure.Text.PART, locale),
        text(figure, Figure.Text.WHOLE, locale),
        text(figure, Figure.Text.EXCLUDED, locale));
  }

  private String text(Figure figure, Figure.Text text, Locale locale) {
    return messages.getMessage(figure.textKey(text), null, locale);
  }

  private static Set<Figure> figures(String codes) {
    var figures = EnumSet.noneOf(Figure.class);
    Arrays.stream(codes.split(","))
        .map(String::strip)
        .filter(code -> !code.isEmpty())
        .forEach(code -> figures.add(figure(code, "figures")));
    return figures.isEmpty()
        ? EnumSet.of(Figure.CREATED, Figure.RESOLUTION, Figure.COVERAGE)
        : figures;
  }

  private static Figure figure(String code, String field) {
    return Figure.find(code).orElseThrow(() -> AskedFigures.invalid(field));
  }

  private static Dimension dimension(String name) {
    return name.isEmpty()
        ? Dimension.ALL
        : Dimension.find(name.replace('-', '_')).orElseThrow(() -> AskedFigures.invalid("by"));
  }

  private static Part part(String name) {
    return name.isEmpty()
        ? Part.ALL
        : Part.find(name).orElseThrow(() -> AskedFigures.invalid("part"));
  }

  private static int number(
      MultiValueMap<String, String> asked, String field, int least, int most) {
    var text = AskedFigures.text(asked, field);
    if (text.isEmpty()) {
      return least == 0 ? 0 : 100;
    }
    try {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw AskedFigures.invalid(field);
      }
      return number;
    } catch (NumberFormatException _) {
      throw AskedFigures.invalid(field);
    }
  }
}
