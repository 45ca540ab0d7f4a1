package org.diandan.request.area.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Role;
import org.diandan.contract.RoughPosition;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.area.ImportAreas;
import org.diandan.request.area.ImportAreas.Division;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Areas for pickers and programs. */
@RestController
class AreaController {

  private static final int MOST_AREAS = 5000;

  private final Areas areas;
  private final ImportAreas importing;

  AreaController(Areas areas, ImportAreas importing) {
    this.areas = areas;
    this.importing = importing;
  }

  /**
   * One area.
   *
   * @param centre sampled (模拟坐标); null above the county
   */
  record AreaLine(
      String code, String name, String level, String path, @Nullable RoughPosition centre) {
    static AreaLine of(Area area) {
      return new AreaLine(
          area.code().value(),
          area.name(),
          area.code().level().name().toLowerCase(java.util.Locale.ROOT),
          area.path(),
          area.centre());
    }
  }

  record AreaList(List<AreaLine> areas) {}

  record NewArea(@Nullable String code, @Nullable String name, @Nullable String parentCode) {}

  record NewAreas(@Nullable List<@Nullable NewArea> areas) {}

  /** The areas inside {@code parent}, or those whose name holds {@code q}; else all counties. */
  @GetMapping("/api/areas")
  Mono<ResponseEntity<AreaList>> list(
      @RequestParam @Nullable String parent, @RequestParam @Nullable String q) {
    return lines(parent, q)
        .map(AreaList::new)
        .map(
            list ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                    .body(list));
  }

  /** The outline of a county as GeoJSON. */
  @GetMapping("/api/areas/{code}/outline")
  ResponseEntity<String> outline(@PathVariable String code) {
    return AreaCode.isWellFormed(code)
        ? areas
            .findOutline(new AreaCode(code))
            .map(
                outline ->
                    ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("application/geo+json"))
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .body(outline))
            .orElseThrow(AreaController::unknown)
        : unknownOutline();
  }

  /** Adds areas that are not there yet; each after its parent. */
  @PostMapping("/api/areas")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> add(@RequestBody NewAreas added, @AuthenticationPrincipal SignedIn administrator) {
    var list = added.areas();
    if (list == null || list.isEmpty() || list.size() > MOST_AREAS) {
      throw new InvalidInput(
          List.of(new FieldError("areas", "request.areas.count", 1, MOST_AREAS)));
    }
    var divisions =
        IntStream.range(0, list.size()).mapToObj(at -> divisionOf(list.get(at), at)).toList();
    requireOwn(divisions, administrator);
    return importing
        .add(divisions, administrator.personId())
        .onErrorMap(
            DataIntegrityViolationException.class,
            e ->
                new InvalidInput(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(new FieldError("areas", "request.areas.parent"))));
  }

  private static void requireOwn(List<Division> divisions, SignedIn administrator) {
    for (var division : divisions) {
      if (!administrator.holds(Role.ADMINISTRATOR.name(), division.code().value())) {
        throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "identity.outside-area");
      }
    }
  }

  private Mono<List<AreaLine>> lines(@Nullable String parent, @Nullable String q) {
    if (parent != null && !parent.isBlank()) {
      if (!AreaCode.isWellFormed(parent)) {
        throw new InvalidInput(List.of(new FieldError("parent", "request.area.unknown")));
      }
      return areas.listInside(new AreaCode(parent)).map(AreaLine::of).collectList();
    }
    if (q != null && !q.isBlank()) {
      return areas.search(q).map(AreaLine::of).collectList();
    }
    return areas
        .listCities()
        .map(
            cities ->
                cities.stream()
                    .flatMap(city -> city.counties().stream())
                    .map(AreaLine::of)
                    .toList());
  }

  private static Division divisionOf(@Nullable NewArea area, int at) {
    if (area == null || area.code() == null || !AreaCode.isWellFormed(area.code())) {
      throw invalid(at, "code", "request.area.unknown");
    }
    if (area.name() == null || area.name().isBlank() || area.name().length() > 100) {
      throw invalid(at, "name", "request.areas.name");
    }
    if (area.parentCode() != null && !AreaCode.isWellFormed(area.parentCode())) {
      throw invalid(at, "parentCode", "request.area.unknown");
    }
    return new Division(
        new AreaCode(area.code()),
        area.name(),
        area.parentCode() == null ? null : new AreaCode(area.parentCode()));
  }

  private static InvalidInput invalid(int at, String field, String messageKey) {
    return new InvalidInput(
        List.of(new FieldError("areas[%d].%s".formatted(at, field), messageKey)));
  }

  private static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "request.area.no-outline");
  }

  private static ResponseEntity<String> unknownOutline() {
    throw unknown();
  }
}
