package org.diandan.request.tracking.web;

import java.time.ZoneId;
import java.util.Locale;
import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.diandan.request.tracking.TrackingCodes;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The slip to print and take home: number, QR code of the private link, whom to call. */
@Controller
class SlipController {

  private final FindRequest requests;
  private final TrackingCodes codes;
  private final Catalogue catalogue;
  private final ZoneId zone;

  SlipController(FindRequest requests, TrackingCodes codes, Catalogue catalogue, ZoneId zone) {
    this.requests = requests;
    this.codes = codes;
    this.catalogue = catalogue;
    this.zone = zone;
  }

  @GetMapping("/r/{token}/slip")
  Mono<Rendering> slip(@PathVariable String token, ServerHttpRequest call, Locale locale) {
    return requests
        .byLink(token)
        .switchIfEmpty(Mono.error(ActionAnswers::unknown))
        .flatMap(
            request ->
                codes
                    .find(request.id())
                    .map(
                        code ->
                            page(request, linkOf(token, call), locale)
                                .modelAttribute("code", code.orElse(""))
                                .modelAttribute("token", token)
                                .build()));
  }

  private static String linkOf(String token, ServerHttpRequest call) {
    return UriComponentsBuilder.fromUri(call.getURI())
        .replacePath("/r/" + token)
        .replaceQuery(null)
        .toUriString();
  }

  private Rendering.Builder<?> page(TrackedRequest request, String link, Locale locale) {
    return Rendering.view("request/track/slip")
        .modelAttribute("request", request)
        .modelAttribute("item", catalogue.get(request.item()))
        .modelAttribute("qr", QrCode.of(link))
        .modelAttribute("link", link)
        .modelAttribute("spoken", new SpokenTime(request.times().now(), zone, locale));
  }
}
