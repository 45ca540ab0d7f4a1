package org.diandan.request.dashboard.web;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.dashboard.MapGround;
import org.diandan.request.dashboard.Places;
import org.diandan.request.dashboard.Places.Place;
import org.diandan.request.dashboard.ReadLive;
import org.diandan.request.dashboard.SavedViews;
import org.diandan.request.dashboard.web.Cell.Maker;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.RequestList;
import org.diandan.web.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The official's dashboard: what is stuck, how it goes, and where; of the official's own areas. */
@Controller
class DashboardPages {

  private static final List<Figure> OF_WAYS =
      List.of(
          Figure.CREATED,
          Figure.CLOSED,
          Figure.OVERDUE,
          Figure.ON_TIME_CLOSED,
          Figure.ON_TIME_LABELLED,
          Figure.RESOLUTION,
          Figure.COVERAGE);

  private final ReadChoice choices;
  private final Sources sources;
  private final BoardModel model;
  private final Speech speech;

  DashboardPages(ReadChoice choices, Sources sources, BoardModel model, Speech speech) {
    this.choices = choices;
    this.sources = sources;
    this.model = model;
    this.speech = speech;
  }

  /** Where everything besides the figures comes from. */
  @Component("dashboardSources")
  record Sources(
      ReadLive live,
      RequestList requests,
      Places places,
      SavedViews views,
      ReadFigures reading,
      MapGround ground) {}

  @GetMapping("/official")
  Mono<Rendering> show(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var choice = choices.of(asked, reader);
    if (!choice.slice().origin().isEmpty()) {
      return Mono.just(Rendering.redirectTo(historyOf(choice)).build());
    }
    var maker = speech.maker(choice, locale);
    return Mono.zip(
            model.figures(maker),
            sources.live().of(choice.slice()),
            sources.requests().stuck(choice.slice().areas()).collectList(),
            sources.places().choices(OfficialAreas.of(reader), choice.area()),
            sources.views().listOf(reader.personId()).collectList(),
            way(maker))
        .map(
            found ->
                Rendering.view("request/dashboard/dashboard")
                    .model(found.getT1())
                    .model(BoardModel.live(found.getT2(), maker))
                    .modelAttribute("stuck", found.getT3())
                    .model(asking(choice, found.getT4()))
                    .modelAttribute("views", found.getT5())
                    .modelAttribute("history", OfficialAreas.mayReadHistory(reader))
                    .model(found.getT6())
                    .model(speech.of(locale))
                    .build());
  }

  /** History has a page of its own. */
  private static String historyOf(Choice choice) {
    return "/official/history/" + choice.slice().origin() + "?" + choice.words();
  }

  /** Only the day and what stands open; asked for every few seconds. */
  @GetMapping("/official/live")
  Mono<Rendering> live(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var choice = choices.of(asked, reader);
    return sources
        .live()
        .of(choice.slice())
        .map(
            live ->
                Rendering.view("request/dashboard/parts :: live")
                    .model(BoardModel.live(live, speech.maker(choice, locale)))
                    .model(speech.of(locale))
                    .build());
  }

  /** The towns of a choice; the dashboard of more than a county fetches its table from here. */
  @GetMapping("/official/towns")
  Mono<Rendering> towns(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var choice = choices.of(asked, reader);
    return model
        .towns(speech.maker(choice, locale))
        .map(
            towns ->
                Rendering.view("request/dashboard/towns")
                    .modelAttribute("towns", towns)
                    .modelAttribute("choice", choice)
                    .modelAttribute("choiceWords", choice.words())
                    .build());
  }

  /** The outlines of the counties of a choice, in the datum of the map. */
  @GetMapping("/official/outlines")
  Mono<ResponseEntity<String>> outlines(
      @RequestParam MultiValueMap<String, String> asked, @AuthenticationPrincipal SignedIn reader) {
    return sources
        .ground()
        .outlines(choices.of(asked, reader).slice().areas())
        .map(
            outlines ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/geo+json"))
                    .body(outlines));
  }

  static Map<String, Object> asking(Choice choice, List<Place> places) {
    return Map.of(
        "choice",
        choice,
        "choiceWords",
        choice.words(),
        "areas",
        places,
        "spans",
        Span.values(),
        "ways",
        ReadChoice.WAYS);
  }

  /** The table by something else than places; nothing unless the address asks for it. */
  private Mono<Map<String, Object>> way(Maker maker) {
    var by = maker.choice().by();
    if (by == Dimension.ALL) {
      return Mono.just(Map.of());
    }
    return sources
        .reading()
        .read(maker.choice().slice(), by, EnumSet.copyOf(OF_WAYS))
        .flatMap(table -> model.sheet(OF_WAYS, by, table.rows(), maker))
        .map(
            sheet -> {
              var attributes = new HashMap<String, Object>();
              attributes.put("way", sheet);
              return attributes;
            });
  }
}
