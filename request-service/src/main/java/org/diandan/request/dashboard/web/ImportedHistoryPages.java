package org.diandan.request.dashboard.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.batch.CountHistory;
import org.diandan.request.batch.CountHistory.HistorySet;
import org.diandan.request.dashboard.ReadHistory;
import org.diandan.request.dashboard.ReadHistory.Board;
import org.diandan.request.dashboard.web.Cell.Maker;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dashboard of imported history, one page a set, for whoever may see everything. */
@Controller
class ImportedHistoryPages {

  private static final List<Figure> OF_TREND = List.of(Figure.CREATED, Figure.CLOSED);

  private final CountHistory sets;
  private final ReadHistory reading;
  private final ReadChoice choices;
  private final BoardModel model;
  private final Speech speech;

  ImportedHistoryPages(
      CountHistory sets, ReadHistory reading, Choosing choosing, BoardModel model) {
    this.sets = sets;
    this.reading = reading;
    this.choices = choosing.choices();
    this.speech = choosing.speech();
    this.model = model;
  }

  /** How an address is understood, and how it is spoken of. */
  @Component
  record Choosing(ReadChoice choices, Speech speech) {}

  @GetMapping("/official/history")
  Mono<Rendering> list(@AuthenticationPrincipal SignedIn reader, Locale locale) {
    return readable(reader)
        .collectList()
        .map(
            found ->
                Rendering.view("request/dashboard/sets")
                    .modelAttribute("sets", found)
                    .model(speech.of(locale))
                    .build());
  }

  /** A whole set, or the days and the area that are asked for. */
  @GetMapping("/official/history/{set}")
  Mono<Rendering> show(
      @PathVariable String set,
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return readable(reader)
        .filter(known -> known.jurisdiction().equals(set))
        .next()
        .switchIfEmpty(
            Mono.error(
                () -> new Refusal(HttpStatus.NOT_FOUND, "no-such-set", "board.history.unknown")))
        .flatMap(known -> page(known, choices.of(words(known, asked), reader), locale));
  }

  private Flux<HistorySet> readable(SignedIn reader) {
    return OfficialAreas.mayReadHistory(reader)
        ? sets.sets()
        : Flux.error(
            () -> new Refusal(HttpStatus.FORBIDDEN, "not-your-area", "figure.refused.history"));
  }

  /** The words of the dashboard; the whole set when no day is named. */
  private static MultiValueMap<String, String> words(
      HistorySet set, MultiValueMap<String, String> asked) {
    var words = new LinkedMultiValueMap<String, String>(asked);
    words.set("origin", set.jurisdiction());
    words.set("zone", set.zone().getId());
    words.set("period", Span.DAYS.code());
    fill(words, "from", day(set.first(), set));
    fill(words, "to", day(set.last(), set));
    return words;
  }

  private static void fill(
      MultiValueMap<String, String> words, String field, @Nullable LocalDate usual) {
    var said = words.getFirst(field);
    if ((said == null || said.isBlank()) && usual != null) {
      words.set(field, usual.toString());
    }
  }

  private static @Nullable LocalDate day(@Nullable Instant moment, HistorySet set) {
    return moment == null ? null : LocalDate.ofInstant(moment, set.zone());
  }

  private Mono<Rendering> page(HistorySet set, Choice choice, Locale locale) {
    var maker = speech.maker(choice, locale);
    return reading
        .of(choice.slice())
        .flatMap(board -> sheets(board, maker))
        .map(
            sheets ->
                Rendering.view("request/dashboard/history")
                    .modelAttribute("set", set)
                    .modelAttribute("choice", choice)
                    .model(sheets)
                    .model(speech.of(locale))
                    .build());
  }

  private Mono<Map<String, Object>> sheets(Board board, Maker maker) {
    return Mono.zip(
            sheet(Dimension.DEPARTMENT, board.departments(), maker),
            sheet(Dimension.CHANNEL, board.channels(), maker),
            sheet(Dimension.TOWN, board.areas(), maker),
            sheet(Dimension.ITEM, board.types(), maker),
            model.sheet(OF_TREND, board.trend().by(), board.trend().rows(), maker))
        .map(
            found ->
                Map.of(
                    "cards", cards(board.total(), maker),
                    "departments", found.getT1(),
                    "channels", found.getT2(),
                    "places", found.getT3(),
                    "types", found.getT4(),
                    "trend", found.getT5()));
  }

  private Mono<Sheet> sheet(Dimension by, FigureTable table, Maker maker) {
    return model.sheet(ReadHistory.FIGURES, by, table.rows(), maker);
  }

  private static List<Card> cards(FigureTable.Row total, Maker maker) {
    return ReadHistory.FIGURES.stream().map(figure -> Card.alone(figure, total, maker)).toList();
  }
}
