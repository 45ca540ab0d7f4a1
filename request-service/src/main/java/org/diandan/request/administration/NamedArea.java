package org.diandan.request.administration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what administrators type for an area: its code, its name, or nothing for everywhere. */
@Component
public final class NamedArea {

  private final Areas areas;

  NamedArea(Areas areas) {
    this.areas = areas;
  }

  /** What was meant. */
  public sealed interface Reading {

    /**
     * One area.
     *
     * @param code empty for everywhere
     */
    record Found(String code) implements Reading {}

    /** None is called that. */
    record Unknown() implements Reading {}

    /** Several are called that. */
    record Several() implements Reading {}
  }

  /**
   * Finds the area.
   *
   * @param within where names are looked for; a code is known wherever it lies
   */
  public Mono<Reading> of(String typed, AdministeredAreas within) {
    var text = typed.strip();
    if (text.isEmpty()) {
      return Mono.just(new Reading.Found(""));
    }
    if (text.chars().allMatch(Character::isDigit)) {
      return areas
          .find(text)
          .map(found -> found.isPresent() ? new Reading.Found(text) : new Reading.Unknown());
    }
    return areas
        .search(text)
        .filter(area -> area.name().equals(text) && within.cover(area.code().value()))
        .collectList()
        .map(NamedArea::only);
  }

  /** Names from the county down of those of these codes that exist, by code. */
  public Mono<Map<String, String>> of(Collection<String> codes) {
    return areas
        .named(codes)
        .map(
            found ->
                found.values().stream()
                    .collect(Collectors.toMap(area -> area.code().value(), Area::path)));
  }

  private static Reading only(List<Area> called) {
    return switch (called.size()) {
      case 0 -> new Reading.Unknown();
      case 1 -> new Reading.Found(called.getFirst().code().value());
      default -> new Reading.Several();
    };
  }
}
