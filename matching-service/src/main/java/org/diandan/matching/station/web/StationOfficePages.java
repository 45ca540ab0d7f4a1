package org.diandan.matching.station.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.matching.station.Station;
import org.diandan.matching.station.Stations;
import org.diandan.web.Authority;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Stations of the reader's areas: made, printed, closed. */
@Controller
@RequestMapping("/admin/stations")
class StationOfficePages {

  private static final String PAGE = "/admin/stations";
  private static final int LONGEST_NAME = 40;
  private static final List<String> OFFICE =
      List.of(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());

  private final Stations stations;
  private final StationProperties settings;
  private final MessageSource messages;

  StationOfficePages(Stations stations, StationProperties settings, MessageSource messages) {
    this.stations = stations;
    this.settings = settings;
    this.messages = messages;
  }

  /** One code on paper. */
  record Label(Station station, QrDrawing drawing) {}

  /** What was typed, and sentences by field. */
  private record Shown(String area, String name, Map<String, String> errors) {}

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String area, @AuthenticationPrincipal SignedIn reader) {
    return page(new Shown(AreaCode.isWellFormed(area) ? area : "", "", Map.of()), reader);
  }

  @PostMapping
  Mono<Rendering> make(
      ServerWebExchange exchange, @AuthenticationPrincipal SignedIn reader, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> checked(form.toSingleValueMap(), reader, locale))
        .flatMap(
            shown ->
                shown.errors().isEmpty()
                    ? stations
                        .make(new AreaCode(shown.area()), shown.name(), reader.personId())
                        .thenReturn(backToList())
                    : page(shown, reader));
  }

  @PostMapping("/{code}/closing")
  Mono<Rendering> close(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader) {
    return stations
        .find(code)
        .filter(station -> mayKeep(reader, station.area().value()))
        .switchIfEmpty(Mono.error(StationOfficePages::unknown))
        .zipWith(exchange.getFormData())
        .flatMap(read -> stations.close(code, !"true".equals(read.getT2().getFirst("open"))))
        .thenReturn(backToList());
  }

  /** All codes in use, several to an A4 sheet, to be cut out and put up. */
  @GetMapping("/sheet")
  Mono<Rendering> sheet(@AuthenticationPrincipal SignedIn reader, ServerWebExchange exchange) {
    var here = exchange.getRequest().getURI();
    return stations
        .listInside(areasOf(reader))
        .filter(station -> !station.closed())
        .map(station -> new Label(station, QrDrawing.of(settings.linkTo(station.code(), here))))
        .collectList()
        .map(
            labels ->
                Rendering.view("matching/station/sheet").modelAttribute("labels", labels).build());
  }

  private Mono<Rendering> page(Shown shown, SignedIn reader) {
    return stations
        .listInside(areasOf(reader))
        .collectList()
        .map(
            all ->
                Rendering.view("matching/station/list")
                    .status(
                        shown.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("stations", all)
                    .modelAttribute("area", shown.area())
                    .modelAttribute("name", shown.name())
                    .modelAttribute("errors", shown.errors())
                    .build());
  }

  private Shown checked(Map<String, String> form, SignedIn reader, Locale locale) {
    var area = form.getOrDefault("area", "").strip();
    var name = form.getOrDefault("name", "").strip();
    var errors = new LinkedHashMap<String, String>();
    if (!AreaCode.isWellFormed(area) || !mayKeep(reader, area)) {
      errors.put("area", messages.getMessage("station.area.wrong", null, locale));
      area = "";
    }
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      errors.put(
          "name", messages.getMessage("station.name.wrong", new Object[] {LONGEST_NAME}, locale));
    }
    return new Shown(area, name, errors);
  }

  private static boolean mayKeep(SignedIn reader, String area) {
    return OFFICE.stream().anyMatch(role -> reader.holds(role, area));
  }

  private static List<String> areasOf(SignedIn reader) {
    return reader.authorities().stream()
        .filter(authority -> OFFICE.contains(authority.role()))
        .map(Authority::area)
        .toList();
  }

  private static Rendering backToList() {
    return Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build();
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-station", "station.unknown");
  }
}
