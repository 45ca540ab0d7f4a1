package org.diandan.request.dashboard.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.dashboard.CaseHistory;
import org.diandan.request.dashboard.CaseHistory.Happened;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.request.statistics.RequestList;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Every event of a case, as a page and as a part of the case page. */
@Controller
class CaseStoryPage {

  private final CaseHistory history;
  private final RequestList requests;
  private final Speech speech;

  CaseStoryPage(CaseHistory history, RequestList requests, Speech speech) {
    this.history = history;
    this.requests = requests;
    this.speech = speech;
  }

  /**
   * One event in words.
   *
   * @param reason empty where there is none
   */
  record Told(Happened event, String sentence, String reason) {}

  /** The whole page, or the list alone for the page that fetches it. */
  @GetMapping("/official/requests/{id}/events")
  Mono<Rendering> events(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn reader,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
      Locale locale) {
    return requests
        .findArea(id)
        .filter(
            area ->
                area.isPresent()
                    && OfficialAreas.of(reader).stream().anyMatch(area.get()::startsWith))
        .flatMap(_ -> history.of(id).map(event -> told(event, locale)).collectList())
        .map(
            told ->
                Rendering.view("request/dashboard/story" + (part == null ? "" : " :: story"))
                    .modelAttribute("id", id)
                    .modelAttribute("told", List.copyOf(told))
                    .model(speech.of(locale))
                    .build())
        .switchIfEmpty(
            Mono.error(
                () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "official.case.unknown")));
  }

  private Told told(Happened event, Locale locale) {
    var words = speech.words();
    var name = event.type().substring(0, event.type().lastIndexOf('.'));
    var reason = event.reason();
    return new Told(
        event,
        words.find(locale, "board.event." + name, name),
        reason == null ? "" : words.find(locale, "board.why." + reason, reason));
  }
}
