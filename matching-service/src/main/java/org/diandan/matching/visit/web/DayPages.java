package org.diandan.matching.visit.web;

import java.util.Locale;
import org.diandan.matching.visit.DayVisits;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The day on the phone: where to go, in the order of time. */
@Controller
class DayPages {

  private final DayVisits days;
  private final VisitWording wording;

  DayPages(DayVisits days, VisitWording wording) {
    this.days = days;
    this.wording = wording;
  }

  /** The visits of the reader, the next one on top. */
  @GetMapping("/visits")
  Mono<Rendering> day(@AuthenticationPrincipal SignedIn member, Locale locale) {
    return days.listOf(member.personId())
        .map(visit -> wording.stop(visit, locale))
        .collectList()
        .map(
            stops ->
                Rendering.view("matching/visits")
                    .modelAttribute("open", stops.stream().filter(DayStop::isOpen).toList())
                    .modelAttribute("over", stops.stream().filter(stop -> !stop.isOpen()).toList())
                    .build());
  }
}
