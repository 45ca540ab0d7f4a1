package org.diandan.matching.visit.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import org.diandan.contract.VisitResult;
import org.diandan.matching.station.Station;
import org.diandan.matching.station.Stations;
import org.diandan.matching.visit.DayVisit;
import org.diandan.matching.visit.DayVisits;
import org.diandan.matching.visit.Ending.Hindrance;
import org.diandan.matching.visit.Told;
import org.diandan.matching.visit.Told.Way;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.matching.visit.Visits;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What whoever scans the code of a station may begin or end there. */
@Controller
class StationVisitPages {

  private final Stations stations;
  private final DayVisits days;
  private final Visits visits;
  private final VisitWording wording;

  StationVisitPages(Stations stations, DayVisits days, Visits visits, VisitWording wording) {
    this.stations = stations;
    this.days = days;
    this.visits = visits;
    this.wording = wording;
  }

  /**
   * A visit that is served from the station.
   *
   * @param endsWithMe whether the reader says what came of it
   */
  record Here(DayStop stop, boolean endsWithMe) {}

  /** Who scanned what. */
  private record Call(String code, SignedIn member, Locale locale) {}

  /** A step at a visit, with what the form says about it. */
  private interface Step extends BiFunction<UUID, StepInput, Mono<VisitOutcome>> {}

  @GetMapping("/stations/{code}")
  Mono<Rendering> page(
      @PathVariable String code, @AuthenticationPrincipal SignedIn member, Locale locale) {
    return page(new Call(code, member, locale), Said.NOTHING);
  }

  @PostMapping("/stations/{code}/check-in")
  Mono<Rendering> checkIn(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    return step(
        new Call(code, member, locale),
        exchange,
        (visit, input) -> visits.checkIn(visit, told(member)));
  }

  /** With what came of the visit, when it ends with the member. */
  @PostMapping("/stations/{code}/check-out")
  Mono<Rendering> checkOut(
      @PathVariable String code,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn member,
      Locale locale) {
    return step(
        new Call(code, member, locale),
        exchange,
        (visit, input) -> visits.checkOut(visit, told(member), input.ending()));
  }

  private static Told told(SignedIn member) {
    return new Told(member.personId(), Way.STATION, null, null, null, null);
  }

  /** A station speaks for the visits of its area only. */
  private Mono<Rendering> step(Call call, ServerWebExchange exchange, Step step) {
    return Mono.zip(station(call), exchange.getFormData())
        .flatMap(read -> step(call, read.getT1(), read.getT2(), step));
  }

  private Mono<Rendering> step(
      Call call, Station station, MultiValueMap<String, String> form, Step step) {
    return here(station, call.member())
        .filter(visit -> visit.id().toString().equals(form.getFirst("visit")))
        .next()
        .switchIfEmpty(Mono.error(VisitRefusals::unknownAssignment))
        .flatMap(visit -> step.apply(visit.id(), StepInput.of(form)))
        .map(VisitRefusals::done)
        .map(done -> Rendering.redirectTo("/visits/" + form.getFirst("visit")).build())
        .onErrorResume(
            InvalidInput.class,
            invalid -> page(call, wording.wrong(invalid, form.toSingleValueMap(), call.locale())))
        .onErrorResume(
            Refusal.class,
            refusal ->
                refusal.status() == HttpStatus.NOT_FOUND
                    ? Mono.error(refusal)
                    : page(call, wording.refused(refusal, form.toSingleValueMap(), call.locale())));
  }

  private Mono<Rendering> page(Call call, Said said) {
    return station(call)
        .flatMap(
            station ->
                here(station, call.member())
                    .map(visit -> shown(visit, call.locale()))
                    .collectList()
                    .map(all -> rendering(station, all, said)));
  }

  private static Rendering rendering(Station station, List<Here> here, Said said) {
    return Rendering.view("matching/station/visits")
        .status(said.status())
        .modelAttribute("station", station)
        .modelAttribute("here", here)
        .modelAttribute("results", VisitResult.values())
        .modelAttribute("reasons", Hindrance.values())
        .modelAttribute("refused", said.refused())
        .modelAttribute("typed", said.typed())
        .modelAttribute("errors", said.errors())
        .build();
  }

  private Here shown(DayVisit visit, Locale locale) {
    return new Here(wording.stop(visit, locale), visit.endsWithMe());
  }

  private Mono<Station> station(Call call) {
    return stations
        .find(call.code())
        .filter(station -> !station.closed())
        .switchIfEmpty(
            Mono.error(
                () -> new Refusal(HttpStatus.NOT_FOUND, "unknown-station", "station.unknown")));
  }

  /** The reader's visits that are still to begin or to end, inside the station's area. */
  private Flux<DayVisit> here(Station station, SignedIn member) {
    return days.listOf(member.personId())
        .filter(visit -> visit.leftAt() == null && station.covers(visit.area()));
  }
}
