package org.diandan.request.area.web;

import java.util.List;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.web.LocalPath;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Areas for the pages of other services: the name of one, and the way down to one of them. */
@Controller
class AreaPages {

  private static final int CITY = 4;
  private static final int COUNTY = 6;

  private final Areas areas;

  AreaPages(Areas areas) {
    this.areas = areas;
  }

  /** The name of an area with those around it; its code when it is unknown. */
  @GetMapping("/areas/{code}/name")
  Mono<Rendering> name(@PathVariable String code) {
    return areas
        .find(code)
        .map(
            found ->
                Rendering.view("request/area/name :: name")
                    .modelAttribute("name", found.map(Area::path).orElse(code))
                    .build());
  }

  /**
   * Asks for an area step by step and leads to a page of ours with the answer.
   *
   * @param within what was chosen so far; empty at the beginning
   * @param to path and query on this site; gets {@code area} added
   */
  @GetMapping("/areas/pick")
  Mono<Rendering> pick(
      @RequestParam(defaultValue = "") String within, @RequestParam(defaultValue = "") String to) {
    var target = LocalPath.of(to);
    return areas
        .find(within)
        .flatMap(
            here ->
                inside(here)
                    .map(
                        choices ->
                            Rendering.view("request/area/pick")
                                .modelAttribute("here", here.stream().toList())
                                .modelAttribute("choices", choices)
                                .modelAttribute("to", target.toString())
                                .modelAttribute(
                                    "done",
                                    UriComponentsBuilder.fromUri(target)
                                        .replaceQueryParam("area", within)
                                        .build()
                                        .toUriString())
                                .build()));
  }

  /**
   * Areas to tick, as a part of other services' forms: towns of the same county, then counties of
   * the same city.
   *
   * @param around code of an area, which is left out
   * @param chosen codes that are ticked already; such that are in no list are listed by their code
   */
  @GetMapping("/areas/ticks")
  Mono<Rendering> ticks(
      @RequestParam String around,
      @RequestParam String name,
      @RequestParam(defaultValue = "") List<String> chosen) {
    return near(around)
        .map(
            near ->
                Rendering.view("request/area/ticks :: ticks")
                    .modelAttribute("name", name)
                    .modelAttribute("choices", near)
                    .modelAttribute("chosen", chosen)
                    .build());
  }

  private Mono<List<Area>> near(String around) {
    if (!AreaCode.isWellFormed(around) || around.length() < CITY) {
      return Mono.just(List.of());
    }
    var city = areas.listInside(new AreaCode(around.substring(0, CITY)));
    var county =
        around.length() < COUNTY
            ? Flux.<Area>empty()
            : areas.listInside(new AreaCode(around.substring(0, COUNTY)));
    return Flux.concat(county, city)
        .filter(area -> !area.code().value().equals(around))
        .collectList();
  }

  private Mono<List<Area>> inside(Optional<Area> here) {
    return here.isPresent()
        ? areas.listInside(here.get().code()).collectList()
        : areas
            .listCities()
            .map(cities -> cities.stream().flatMap(city -> city.counties().stream()).toList());
  }
}
