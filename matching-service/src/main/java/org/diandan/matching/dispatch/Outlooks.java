package org.diandan.matching.dispatch;

import org.diandan.contract.AreaCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what the owner of a dispatch area decides with. */
@Component
class Outlooks {

  private final ActiveTeams teams;
  private final PricesInForce prices;

  Outlooks(ActiveTeams teams, PricesInForce prices) {
    this.teams = teams;
    this.prices = prices;
  }

  /** An area this instance owns, as the database has it now. */
  Mono<Outlook> of(AreaCode dispatchArea, int partition) {
    return prices
        .of(dispatchArea)
        .flatMap(
            inForce ->
                teams.of(dispatchArea, partition).map(active -> new Outlook(active, inForce)));
  }

  /** Forgets the areas of all other partitions. */
  void keepOnly(Integer[] partitions) {
    teams.keepOnly(partitions);
  }

  /** Forgets an area, because a decision upon it failed in a way that may be the memory's. */
  void forget(AreaCode dispatchArea) {
    teams.forget(dispatchArea);
  }
}
