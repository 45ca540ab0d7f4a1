package org.diandan.request.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.report.Placeholders.Filling;
import org.diandan.request.report.Report.Head;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable.Row;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes the report a template asks for: reads every section once, in its order. */
@Component
public final class MakeReport {

  private final FigureSections figures;
  private final ListSections lists;
  private final ReadFigures reading;
  private final Naming naming;

  MakeReport(FigureSections figures, ListSections lists, ReadFigures reading, Naming naming) {
    this.figures = figures;
    this.lists = lists;
    this.reading = reading;
    this.naming = naming;
  }

  /** What words are made from. */
  @Component("reportNaming")
  record Naming(Places places, FigureWords words, Placeholders placeholders, Clock clock) {}

  /** The report, with what the figures come to now. */
  public Mono<Report> of(Wanted wanted) {
    return Mono.zip(head(wanted), sections(wanted).collectList())
        .map(made -> new Report(made.getT1(), made.getT2()));
  }

  private Flux<Section> sections(Wanted wanted) {
    return Flux.fromIterable(wanted.template().layout().sections())
        .concatMap(kind -> section(kind, wanted.slice()));
  }

  private Mono<Section> section(SectionKind kind, Slice slice) {
    return switch (kind) {
      case HEADLINE, CALLBACKS -> figures.compared(kind, slice);
      case TREND -> figures.trend(kind, slice);
      case PLACES -> figures.places(kind, slice);
      case ITEMS -> figures.largest(kind, slice, Dimension.ITEM);
      case CHANNELS -> figures.largest(kind, slice, Dimension.CHANNEL);
      case DEPARTMENTS -> figures.departments(kind, slice);
      case TEAMS -> figures.teams(kind, slice);
      case TOPICS -> figures.rising(kind, slice);
      case OVERDUE -> lists.overdue(kind, slice);
      case UNSOLVED_TWICE, SUPERVISION, MEETINGS, REPLIES -> ofPlatform(kind, slice);
    };
  }

  /** Imported history has no such lists. */
  private Mono<Section> ofPlatform(SectionKind kind, Slice slice) {
    if (!slice.origin().isEmpty()) {
      return Mono.just(
          kind == SectionKind.REPLIES
              ? new Section.Replies(kind, List.of())
              : new Section.Cases(kind, List.of(), 0));
    }
    return switch (kind) {
      case UNSOLVED_TWICE -> lists.unsolvedTwice(kind, slice);
      case SUPERVISION -> lists.supervision(kind, slice);
      case MEETINGS -> lists.meetings(kind, slice);
      default -> lists.replies(kind, slice);
    };
  }

  private Mono<Head> head(Wanted wanted) {
    var layout = wanted.template().layout();
    var texts = List.of(layout.title(), layout.addressee(), layout.introduction());
    var asked = EnumSet.noneOf(Figure.class);
    asked.addAll(naming.placeholders().figures(texts));
    return Mono.zip(place(wanted.slice()), reading.total(wanted.slice(), asked))
        .map(read -> head(wanted, read.getT1(), read.getT2()));
  }

  private Head head(Wanted wanted, Words place, Row totals) {
    var template = wanted.template();
    var layout = template.layout();
    var period = wanted.slice().period();
    var chinese = filling(place, period, totals, Locale.CHINA);
    var english = filling(place, period, totals, Locale.ENGLISH);
    return new Head(
        template.key(),
        template.version(),
        layout,
        wanted.slice().origin(),
        wanted.slice().areas(),
        place,
        period.from(),
        period.until(),
        naming.clock().instant(),
        filled(layout.title(), chinese, english),
        filled(layout.addressee(), chinese, english),
        filled(layout.introduction(), chinese, english));
  }

  private Words filled(Words text, Filling chinese, Filling english) {
    var placeholders = naming.placeholders();
    return new Words(placeholders.fill(text.zh(), chinese), placeholders.fill(text.en(), english));
  }

  private Filling filling(Words place, Period period, Row totals, Locale locale) {
    return new Filling(
        place.in(locale),
        period(period.from(), period.until(), locale),
        figure -> naming.words().value(totals.get(figure), locale));
  }

  /** The period in words: 2026年11月, 2026-11-16 至 2026-11-22, or with hours. */
  public String period(LocalDateTime from, LocalDateTime until, Locale locale) {
    var words = naming.words();
    if (!from.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return words.say(locale, "report.period.hours", spaced(from), spaced(until));
    }
    var first = from.toLocalDate();
    var last = until.toLocalDate().minusDays(1);
    if (first.getDayOfMonth() == 1 && first.plusMonths(1).minusDays(1).equals(last)) {
      return words.say(locale, "report.period.month", first.getYear(), first.getMonthValue());
    }
    return first.equals(last)
        ? words.say(locale, "report.period.day", first)
        : words.say(locale, "report.period.days", first, last);
  }

  private static String spaced(LocalDateTime moment) {
    return moment.toString().replace('T', ' ');
  }

  private Mono<Words> place(Slice slice) {
    if (!slice.origin().isEmpty()) {
      return Mono.just(Words.same(slice.origin()));
    }
    if (slice.areas().contains("")) {
      var key = "report.everywhere";
      return Mono.just(
          new Words(
              naming.words().say(Locale.CHINA, key), naming.words().say(Locale.ENGLISH, key)));
    }
    return naming
        .places()
        .named(slice.areas())
        .map(
            found ->
                Words.same(
                    String.join(
                        "、", slice.areas().stream().map(code -> nameOf(code, found)).toList())));
  }

  private static String nameOf(String code, Map<String, Place> found) {
    var place = found.get(code);
    return place == null ? code : place.path().replace(" › ", "");
  }
}
