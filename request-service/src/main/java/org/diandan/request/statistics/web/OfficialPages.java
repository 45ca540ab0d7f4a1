package org.diandan.request.statistics.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.closing.Closer;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.statistics.OfficialAreas;
import org.diandan.request.statistics.RequestList;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The official's desk: requests and one case. Each shows only the official's own areas. */
@Controller
class OfficialPages {

  private final RequestList requests;
  private final FindRequest cases;
  private final Wording wording;

  OfficialPages(RequestList requests, FindRequest cases, Wording wording) {
    this.requests = requests;
    this.cases = cases;
    this.wording = wording;
  }

  /** Names of items and times. */
  @org.springframework.stereotype.Component("officialWording")
  record Wording(Catalogue catalogue, Clock clock, ZoneId zone) {

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  @GetMapping("/official/requests")
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String state,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var states = known(state) ? List.of(state) : List.<String>of();
    return requests
        .newest(OfficialAreas.of(reader), states)
        .collectList()
        .map(
            lines ->
                Rendering.view("request/official/list")
                    .modelAttribute("lines", lines)
                    .modelAttribute("state", states.isEmpty() ? "" : state)
                    .modelAttribute("states", RequestState.values())
                    .modelAttribute("catalogue", wording.catalogue())
                    .modelAttribute("spoken", wording.spoken(locale))
                    .build());
  }

  @GetMapping("/official/requests/{id}")
  Mono<Rendering> one(
      @PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return requests
        .findArea(id)
        .filter(
            area ->
                area.isPresent()
                    && OfficialAreas.of(reader).stream().anyMatch(area.get()::startsWith))
        .flatMap(
            area ->
                cases
                    .byId(id)
                    .map(
                        request ->
                            casePage(request, new Rights(reader, area.orElseThrow()), locale)))
        .switchIfEmpty(
            Mono.error(
                () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "official.case.unknown")));
  }

  /** What somebody may do with a case of an area. */
  private record Rights(SignedIn reader, String area) {

    boolean mayEnd() {
      return Closer.of(reader, "").covers(area);
    }

    boolean mayCall() {
      return reader.holds(Role.OFFICIAL.name(), area);
    }
  }

  private Rendering casePage(TrackedRequest request, Rights rights, Locale locale) {
    return Rendering.view("request/official/case")
        .modelAttribute("request", request)
        .modelAttribute("mayEnd", rights.mayEnd())
        .modelAttribute("mayCall", rights.mayCall())
        .modelAttribute("none", Map.of())
        .modelAttribute("key", UUID.randomUUID().toString())
        .modelAttribute("item", wording.catalogue().get(request.item()))
        .modelAttribute("spoken", wording.spoken(locale))
        .build();
  }

  private static boolean known(String state) {
    return java.util.Arrays.stream(RequestState.values())
        .anyMatch(value -> value.name().equals(state));
  }
}
