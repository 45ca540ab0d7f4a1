package org.diandan.request.dashboard.web;

import java.util.Locale;
import java.util.Map;
import org.diandan.request.dashboard.ReadLive;
import org.diandan.request.statistics.RequestList;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The screen on the wall: the same figures, dark and large, turning by themselves. */
@Controller
class WallPage {

  private final ReadChoice choices;
  private final ReadLive live;
  private final RequestList requests;
  private final Shown shown;

  WallPage(ReadChoice choices, ReadLive live, RequestList requests, Shown shown) {
    this.choices = choices;
    this.live = live;
    this.requests = requests;
    this.shown = shown;
  }

  /** How it is told. */
  @org.springframework.stereotype.Component("wallShown")
  record Shown(BoardModel model, Speech speech) {}

  @GetMapping("/official/wall")
  Mono<Rendering> show(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return page("request/dashboard/wall", choices.of(asked, reader), locale);
  }

  /** What is on the screen, fresh. */
  @GetMapping("/official/wall/panels")
  Mono<Rendering> panels(
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return page("request/dashboard/wall :: panels", choices.of(asked, reader), locale);
  }

  private Mono<Rendering> page(String view, Choice choice, Locale locale) {
    var maker = shown.speech().maker(choice, locale);
    return Mono.zip(
            shown.model().figures(maker),
            shown.model().towns(maker),
            live.of(choice.slice()),
            requests.stuck(choice.slice().areas()).collectList())
        .map(
            found ->
                Rendering.view(view)
                    .model(found.getT1())
                    .modelAttribute("towns", found.getT2())
                    .model(BoardModel.live(found.getT3(), maker))
                    .modelAttribute("stuck", found.getT4())
                    .model(Map.of("choice", choice, "choiceWords", choice.words()))
                    .model(shown.speech().of(locale))
                    .build());
  }
}
