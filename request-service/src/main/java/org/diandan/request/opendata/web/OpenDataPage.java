package org.diandan.request.opendata.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.opendata.Level;
import org.diandan.request.opendata.OpenFigure;
import org.diandan.request.opendata.OpenFigures;
import org.diandan.request.opendata.OpenPlace;
import org.diandan.request.opendata.web.OpenDataApi.Telling;
import org.diandan.request.statistics.Figure;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The page that explains the feed and shows its last month, and the catalogue after DCAT. */
@Controller
class OpenDataPage {

  private static final List<Figure> SHOWN =
      List.of(
          Figure.CREATED,
          Figure.RESOLUTION,
          Figure.COVERAGE,
          Figure.SATISFACTION,
          Figure.ON_TIME,
          Figure.FIRST_RESPONSE);

  private final OpenFigures open;
  private final Telling telling;

  OpenDataPage(OpenFigures open, Telling telling) {
    this.open = open;
    this.telling = telling;
  }

  /** A line of the table: a place and what its figures came to. */
  record Row(String name, List<String> values) {}

  /** What a figure means. */
  record Meaning(String code, String name, String unit, String part, String whole, String left) {}

  @GetMapping("/open-data")
  Mono<Rendering> page(Locale locale) {
    OpenDataApi.requireEnabled(telling.switches());
    return open.read(open.last(), open.last())
        .filter(one -> one.place().level() != Level.STREET && SHOWN.contains(one.figure()))
        .collectList()
        .flatMap(found -> rows(found, locale))
        .map(
            rows ->
                Rendering.view("request/opendata/page")
                    .modelAttribute("month", open.last().toString())
                    .modelAttribute("first", open.first().toString())
                    .modelAttribute("rows", rows)
                    .modelAttribute("columns", SHOWN.stream().map(it -> name(it, locale)).toList())
                    .modelAttribute("meanings", meanings(locale))
                    .modelAttribute("settings", telling.properties())
                    .build());
  }

  /** A catalogue of one data set, after the vocabulary DCAT. */
  @GetMapping(path = "/open-data/catalogue.json", produces = "application/ld+json")
  @ResponseBody
  ResponseEntity<byte[]> catalogue(ServerHttpRequest request, Locale locale) {
    OpenDataApi.requireEnabled(telling.switches());
    var base =
        UriComponentsBuilder.fromUri(request.getURI())
            .replacePath("/open-data")
            .replaceQuery(null)
            .build()
            .toUriString();
    return OpenDataApi.sent(
        telling.json().writeValueAsBytes(new CatalogueOfFigures(telling, open).of(base, locale)),
        "application/ld+json",
        null);
  }

  private Mono<List<Row>> rows(List<OpenFigure> found, Locale locale) {
    var byPlace = new LinkedHashMap<OpenPlace, Map<Figure, String>>();
    found.stream()
        .sorted(java.util.Comparator.comparing(OpenFigure::place))
        .forEach(
            one ->
                byPlace
                    .computeIfAbsent(one.place(), _ -> new LinkedHashMap<>())
                    .put(one.figure(), said(one, locale)));
    return names(byPlace.keySet())
        .map(
            names -> {
              var rows = new ArrayList<Row>();
              byPlace.forEach(
                  (place, values) ->
                      rows.add(
                          new Row(
                              names.getOrDefault(place.code(), say("open.everywhere", locale)),
                              SHOWN.stream().map(it -> values.getOrDefault(it, "—")).toList())));
              return rows;
            });
  }

  private Mono<Map<String, String>> names(Collection<OpenPlace> wanted) {
    return telling
        .places()
        .named(wanted.stream().map(OpenPlace::code).toList())
        .map(
            places -> {
              var names = new LinkedHashMap<String, String>();
              places.forEach((code, place) -> names.put(code, place.name()));
              return names;
            });
  }

  private String said(OpenFigure one, Locale locale) {
    var value = one.value();
    if (one.hidden()) {
      return say("open.few", locale, telling.properties().least());
    }
    if (value == null) {
      return "—";
    }
    return switch (one.figure().kind()) {
      case COUNT, SCORE -> "%,d".formatted(Math.round(value));
      case RATE -> Math.round(value * 100) + "%";
      case SPAN -> say("open.minutes", locale, "%,d".formatted(Math.round(value)));
    };
  }

  private List<Meaning> meanings(Locale locale) {
    return OpenFigures.PUBLISHED.stream()
        .map(
            figure ->
                new Meaning(
                    figure.code(),
                    name(figure, locale),
                    say("open.unit." + figure.kind(), locale),
                    text(figure, Figure.Text.PART, locale),
                    text(figure, Figure.Text.WHOLE, locale),
                    text(figure, Figure.Text.EXCLUDED, locale)))
        .toList();
  }

  private String name(Figure figure, Locale locale) {
    return text(figure, Figure.Text.NAME, locale);
  }

  private String text(Figure figure, Figure.Text text, Locale locale) {
    return telling.messages().getMessage(figure.textKey(text), null, locale);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return telling.messages().getMessage(key, arguments, locale);
  }
}
