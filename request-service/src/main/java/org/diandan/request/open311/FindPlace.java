package org.diandan.request.open311;

import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.diandan.request.area.Area;
import org.diandan.request.area.Areas;
import org.diandan.request.open311.Posted.Point;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the area of a request; programs know points and addresses, not our areas. */
@Component
public final class FindPlace {

  private final Areas areas;

  FindPlace(Areas areas) {
    this.areas = areas;
  }

  /** Where a request belongs. */
  sealed interface Place {

    /**
     * In this area.
     *
     * @param sure false when the address names none, so that a person has to look first
     */
    record Inside(Area area, boolean sure) implements Place {}

    /** Not in the jurisdiction. */
    record Outside(String field) implements Place {}
  }

  /** Whether a point lies in the jurisdiction, as far as outlines are known. */
  public Mono<Boolean> holds(Jurisdiction jurisdiction, Point point) {
    return at(jurisdiction, point).map(Place.Inside.class::isInstance);
  }

  /** The place of what was posted: its point, its area's code, or what its address names. */
  Mono<Place> of(Jurisdiction jurisdiction, Posted posted) {
    var point = posted.point();
    if (point != null) {
      return at(jurisdiction, point);
    }
    return posted.address().isEmpty()
        ? byCode(jurisdiction, posted.addressId())
        : named(jurisdiction, posted.address());
  }

  private Mono<Place> at(Jurisdiction jurisdiction, Point point) {
    return areas
        .findAround(point.longitude(), point.latitude())
        .flatMap(
            found ->
                found
                    .map(area -> Mono.just(within(jurisdiction, area, "lat")))
                    .orElseGet(() -> beyondOutlines(jurisdiction)));
  }

  /** A county without outline may be anywhere. */
  private Mono<Place> beyondOutlines(Jurisdiction jurisdiction) {
    return counties(jurisdiction)
        .filter(county -> areas.findOutline(county.code().at(AreaCode.Level.COUNTY)).isEmpty())
        .take(2)
        .collectList()
        .map(
            open ->
                open.isEmpty()
                    ? new Place.Outside("lat")
                    : new Place.Inside(open.getFirst(), open.size() == 1));
  }

  private Mono<Place> byCode(Jurisdiction jurisdiction, String code) {
    return areas
        .find(code)
        .map(
            found ->
                found
                    .filter(Area::isCloseEnough)
                    .map(area -> within(jurisdiction, area, "address_id"))
                    .orElse(new Place.Outside("address_id")));
  }

  private Mono<Place> named(Jurisdiction jurisdiction, String address) {
    return areas
        .findNamed(jurisdiction.area(), address)
        .flatMap(
            found ->
                found
                    .map(area -> Mono.just((Place) new Place.Inside(area, true)))
                    .orElseGet(() -> somewhere(jurisdiction)));
  }

  /** The address says nothing we know; the first county's desk finds out. */
  private Mono<Place> somewhere(Jurisdiction jurisdiction) {
    return counties(jurisdiction)
        .next()
        .map(area -> (Place) new Place.Inside(area, false))
        .defaultIfEmpty(new Place.Outside("address_string"));
  }

  private Flux<Area> counties(Jurisdiction jurisdiction) {
    return jurisdiction.area().value().length() >= "360802".length()
        ? areas.find(jurisdiction.area().value()).flatMapIterable(FindPlace::listed)
        : areas.listInside(jurisdiction.area()).concatMap(this::countyOf);
  }

  private Flux<Area> countyOf(Area area) {
    return area.isCloseEnough() ? Flux.just(area) : areas.listInside(area.code());
  }

  private static java.util.List<Area> listed(Optional<Area> found) {
    return found.map(java.util.List::of).orElseGet(java.util.List::of);
  }

  private static Place within(Jurisdiction jurisdiction, Area area, String field) {
    return jurisdiction.area().contains(area.code())
        ? new Place.Inside(area, true)
        : new Place.Outside(field);
  }
}
