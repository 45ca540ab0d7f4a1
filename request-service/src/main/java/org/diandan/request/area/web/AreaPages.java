package org.diandan.request.area.web;

import java.util.List;
import java.util.Optional;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.web.LocalPath;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Areas for the pages of other services: the name of one, and the way down to one of them. */
@Controller
class AreaPages {

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

  private Mono<List<Area>> inside(Optional<Area> here) {
    return here.isPresent()
        ? areas.listInside(here.get().code()).collectList()
        : areas
            .listCities()
            .map(cities -> cities.stream().flatMap(city -> city.counties().stream()).toList());
  }
}
