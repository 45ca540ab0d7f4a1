package org.diandan.request.dashboard.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.dashboard.FigureWords;
import org.diandan.request.dashboard.KeyNames;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.ListCases.CaseLine;
import org.diandan.request.statistics.ListCases.Page;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Slice;
import org.diandan.request.statistics.web.AskedFigures;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The cases behind a number: exactly those that were counted, newest first. */
@Controller
class CaseListPage {

  private static final int LINES = 50;

  private final AskedFigures asking;
  private final ListCases cases;
  private final Naming naming;
  private final Speech speech;

  CaseListPage(AskedFigures asking, ListCases cases, Naming naming, Speech speech) {
    this.asking = asking;
    this.cases = cases;
    this.naming = naming;
    this.speech = speech;
  }

  /** What keys and places are called. */
  @Component("caseListNaming")
  record Naming(KeyNames keys, Places places) {}

  /** Which cases. */
  private record Wanted(Slice slice, Figure figure, Part part, Page page) {}

  /** A line with the name of its area. */
  record Named(CaseLine line, String item, String place, boolean linked) {}

  /** The page before or after; empty addresses when there is none. */
  record Turns(String back, String on, int first, int last) {}

  @GetMapping("/official/cases")
  Mono<Rendering> list(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var wanted =
        new Wanted(
            asking.of(asked, reader),
            figure(text(asked, "figure")),
            part(text(asked, "part")),
            new Page(skip(text(asked, "skip")), LINES));
    return Mono.zip(
            cases.count(wanted.slice(), wanted.figure(), wanted.part()),
            cases
                .behind(wanted.slice(), wanted.figure(), wanted.part(), wanted.page())
                .collectList()
                .flatMap(lines -> named(lines, wanted.slice(), locale)),
            narrowed(wanted.slice(), locale),
            naming.places().named(wanted.slice().areas()))
        .map(
            found ->
                Rendering.view("request/dashboard/cases")
                    .modelAttribute("total", found.getT1())
                    .modelAttribute("count", FigureWords.number(found.getT1(), locale))
                    .modelAttribute("lines", found.getT2())
                    .modelAttribute("narrowed", found.getT3())
                    .modelAttribute("areas", List.copyOf(found.getT4().values()))
                    .modelAttribute("words", words(asked))
                    .modelAttribute("turns", turns(asked, wanted.page().skip(), found.getT1()))
                    .model(told(wanted, locale))
                    .model(speech.of(locale))
                    .build());
  }

  private Map<String, Object> told(Wanted wanted, Locale locale) {
    var words = speech.words();
    var figure = wanted.figure();
    var period = wanted.slice().period();
    var always = period.from().getYear() <= 1970;
    return Map.of(
        "name", words.name(figure, locale),
        "meant", meant(figure, wanted.part(), locale),
        "excluded", words.text(figure, Figure.Text.EXCLUDED, locale),
        "basis", words.basis(period.basis(), locale),
        "from", always ? "" : period.from().toLocalDate().toString(),
        "to", always ? "" : period.until().minusNanos(1).toLocalDate().toString());
  }

  private String meant(Figure figure, Part part, Locale locale) {
    var words = speech.words();
    var counted = words.text(figure, Figure.Text.PART, locale);
    var all = words.text(figure, Figure.Text.WHOLE, locale);
    return switch (part) {
      case ALL -> all;
      case COUNTED -> counted;
      case REST -> words.say(locale, "board.rest", all, counted);
    };
  }

  private Mono<List<Named>> named(List<CaseLine> lines, Slice slice, Locale locale) {
    return naming
        .places()
        .named(lines.stream().map(CaseLine::area).distinct().toList())
        .map(
            places ->
                lines.stream()
                    .map(
                        line ->
                            new Named(
                                line,
                                naming.keys().item(line.item(), locale),
                                path(places, line.area()),
                                slice.origin().isEmpty()))
                    .toList());
  }

  private static String path(Map<String, Place> places, String code) {
    var place = places.get(code);
    return place == null ? code : place.path();
  }

  /** What the slice is narrowed to, each as "dimension: key". */
  private Mono<List<String>> narrowed(Slice slice, Locale locale) {
    return Flux.fromIterable(slice.only().keySet())
        .sort()
        .concatMap(
            dimension ->
                naming
                    .keys()
                    .of(dimension, slice.only().getOrDefault(dimension, List.of()), locale)
                    .map(
                        names ->
                            speech
                                .words()
                                .say(
                                    locale,
                                    "board.narrowed",
                                    label(dimension, locale),
                                    String.join("、", names.values()))))
        .collectList();
  }

  private String label(Dimension dimension, Locale locale) {
    return speech.words().say(locale, "board.by." + AskedFigures.nameOf(dimension));
  }

  private static Turns turns(MultiValueMap<String, String> asked, int skip, long count) {
    var pages = new ArrayList<String>();
    for (int start : new int[] {skip - LINES, skip + LINES}) {
      var exists = start < skip ? skip > 0 : start < count;
      pages.add(exists ? address(asked, Math.max(0, start)) : "");
    }
    return new Turns(
        pages.getFirst(), pages.getLast(), skip + 1, (int) Math.min(count, skip + (long) LINES));
  }

  private static String address(MultiValueMap<String, String> asked, int skip) {
    return asking(asked).replaceQueryParam("skip", skip).encode().build().toUriString();
  }

  /** The words that ask for the whole list. */
  private static String words(MultiValueMap<String, String> asked) {
    var query = asking(asked).replaceQueryParam("skip").encode().build().getQuery();
    return query == null ? "" : query;
  }

  private static UriComponentsBuilder asking(MultiValueMap<String, String> asked) {
    var address = UriComponentsBuilder.fromPath("/official/cases");
    asked.forEach((name, values) -> address.queryParam(name, values.toArray()));
    return address;
  }

  private static Figure figure(String code) {
    return code.isEmpty() ? Figure.CREATED : Figure.find(code).orElseThrow(() -> invalid("figure"));
  }

  private static Part part(String name) {
    return name.isEmpty() ? Part.ALL : Part.find(name).orElseThrow(() -> invalid("part"));
  }

  private static int skip(String text) {
    try {
      int skip = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (skip < 0) {
        throw invalid("skip");
      }
      return skip;
    } catch (NumberFormatException _) {
      throw invalid("skip");
    }
  }

  private static InvalidInput invalid(String field) {
    return new InvalidInput(List.of(new FieldError(field, "kit.field.invalid")));
  }

  private static String text(MultiValueMap<String, String> asked, String field) {
    var text = asked.getFirst(field);
    return text == null ? "" : text.strip();
  }
}
