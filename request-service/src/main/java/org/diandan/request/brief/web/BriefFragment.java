package org.diandan.request.brief.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.brief.Brief;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.picture.Pictures;
import org.diandan.web.SignedIn;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The brief as a part of the leader's page, which another service renders. */
@Controller
class BriefFragment {

  private final BriefAnswers briefs;
  private final Pictures pictures;
  private final Wording wording;

  BriefFragment(BriefAnswers briefs, Pictures pictures, Wording wording) {
    this.briefs = briefs;
    this.pictures = pictures;
    this.wording = wording;
  }

  /** Names of items and times. */
  @Component("briefWording")
  record Wording(Catalogue catalogue, Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  @GetMapping("/requests/{id}/brief")
  Mono<Rendering> brief(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn leader,
      ServerHttpRequest call,
      Locale locale) {
    return briefs
        .read(leader, id, false, call)
        .flatMap(brief -> fragment(brief, locale, false, passOf(call)));
  }

  /** Shows the whole number; a click is needed, and it is recorded. */
  @PostMapping("/requests/{id}/brief/phone")
  Mono<Rendering> reveal(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn leader,
      ServerHttpRequest call,
      Locale locale) {
    return briefs
        .read(leader, id, true, call)
        .flatMap(brief -> fragment(brief, locale, true, passOf(call)));
  }

  private static String passOf(ServerHttpRequest call) {
    var pass = call.getQueryParams().getFirst(BriefAnswers.PASS);
    return pass == null ? "" : pass;
  }

  private Mono<Rendering> fragment(Brief brief, Locale locale, boolean revealed, String pass) {
    return picturesOf(brief)
        .map(
            ids ->
                Rendering.view("request/brief :: brief")
                    .modelAttribute("brief", brief)
                    .modelAttribute("pictures", ids)
                    .modelAttribute("item", wording.catalogue().get(brief.item()))
                    .modelAttribute("revealed", revealed && brief.open())
                    .modelAttribute("pass", pass)
                    .modelAttribute("spoken", wording.spoken(locale))
                    .build());
  }

  /** Who sees the door sees the photos. */
  private Mono<List<UUID>> picturesOf(Brief brief) {
    return brief.details() == null ? Mono.just(List.of()) : pictures.list(brief.id());
  }
}
