package org.diandan.request.tracking.web;

import java.time.ZoneId;
import java.util.Locale;
import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The page after an order: its number, its link, and what happens next. */
@Controller
class DoneController {

  private final FindRequest requests;
  private final Catalogue catalogue;
  private final ZoneId zone;

  DoneController(FindRequest requests, Catalogue catalogue, ZoneId zone) {
    this.requests = requests;
    this.catalogue = catalogue;
    this.zone = zone;
  }

  @GetMapping("/order/done/{token}")
  Mono<Rendering> done(@PathVariable String token, Locale locale) {
    return requests
        .byLink(token)
        .map(request -> page(request, token, locale))
        .switchIfEmpty(Mono.error(ActionAnswers::unknown));
  }

  private Rendering page(TrackedRequest request, String token, Locale locale) {
    var spoken = new SpokenTime(request.times().now(), zone, locale);
    return Rendering.view("request/order/done")
        .modelAttribute("request", request)
        .modelAttribute("token", token)
        .modelAttribute("item", catalogue.get(request.item()))
        .modelAttribute("spoken", spoken)
        .build();
  }
}
