package org.diandan.matching.price;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.matching.dispatch.PricesInForce;
import org.diandan.matching.dispatch.TeamRows;
import org.diandan.matching.dispatch.policy.TeamPrices;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what prices are learned from. */
@Component
class KnownAreas {

  private final TeamRows teams;
  private final PastDemand demand;
  private final PricesInForce inForce;

  KnownAreas(TeamRows teams, PastDemand demand, PricesInForce inForce) {
    this.teams = teams;
    this.demand = demand;
    this.inForce = inForce;
  }

  /** An area as it is now; without a past day nothing else is read. */
  Mono<KnownArea> of(AreaCode dispatchArea) {
    return demand
        .days(dispatchArea)
        .flatMap(
            days ->
                days.listHours().isEmpty()
                    ? Mono.just(withoutPast(dispatchArea, days))
                    : withPast(dispatchArea, days));
  }

  private Mono<KnownArea> withPast(AreaCode dispatchArea, SampledDays days) {
    return Mono.zip(
            teams.all(dispatchArea), demand.of(dispatchArea, days), inForce.of(dispatchArea))
        .map(
            read ->
                new KnownArea(
                    dispatchArea, days, read.getT1().active(), read.getT2(), read.getT3()));
  }

  private static KnownArea withoutPast(AreaCode dispatchArea, SampledDays days) {
    return new KnownArea(dispatchArea, days, List.of(), Demand.NONE, TeamPrices.NONE);
  }
}
