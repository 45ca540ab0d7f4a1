package org.diandan.request.brief.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.brief.Brief;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.web.SignedIn;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
  private final Catalogue catalogue;
  private final Clock clock;
  private final ZoneId zone;

  BriefFragment(BriefAnswers briefs, Catalogue catalogue, Clock clock, ZoneId zone) {
    this.briefs = briefs;
    this.catalogue = catalogue;
    this.clock = clock;
    this.zone = zone;
  }

  @GetMapping("/requests/{id}/brief")
  Mono<Rendering> brief(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn leader,
      ServerHttpRequest call,
      Locale locale) {
    return briefs.read(leader, id, false, call).map(brief -> fragment(brief, locale, false));
  }

  /** Shows the whole number; a click is needed, and it is recorded. */
  @PostMapping("/requests/{id}/brief/phone")
  Mono<Rendering> reveal(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn leader,
      ServerHttpRequest call,
      Locale locale) {
    return briefs.read(leader, id, true, call).map(brief -> fragment(brief, locale, true));
  }

  private Rendering fragment(Brief brief, Locale locale, boolean revealed) {
    return Rendering.view("request/brief :: brief")
        .modelAttribute("brief", brief)
        .modelAttribute("item", catalogue.get(brief.item()))
        .modelAttribute("revealed", revealed)
        .modelAttribute("spoken", new SpokenTime(clock.instant(), zone, locale))
        .build();
  }
}
