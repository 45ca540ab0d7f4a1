package org.diandan.matching.dispatch;

import org.diandan.contract.AreaCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what the owner of a dispatch area decides with. */
@Component
public class Outlooks {

  private final ActiveTeams teams;
  private final PricesInForce prices;
  private final PlannedNeeds planned;

  Outlooks(ActiveTeams teams, PricesInForce prices, PlannedNeeds planned) {
    this.teams = teams;
    this.prices = prices;
    this.planned = planned;
  }

  /** An area this instance owns, as the database has it now. */
  public Mono<Outlook> of(AreaCode dispatchArea, int partition) {
    return Mono.zip(prices.of(dispatchArea), planned.of(dispatchArea))
        .flatMap(
            ahead ->
                teams
                    .of(dispatchArea, partition)
                    .map(active -> new Outlook(active, ahead.getT1(), ahead.getT2())));
  }

  /** Forgets the areas of all other partitions. */
  void keepOnly(Integer[] partitions) {
    teams.keepOnly(partitions);
  }

  /** Looks again for who waits in an area, because somebody may wait there since this moment. */
  void lookForPlanned(AreaCode dispatchArea) {
    planned.forget(dispatchArea);
  }

  /** Forgets an area, because a decision upon it failed in a way that may be the memory's. */
  void forget(AreaCode dispatchArea) {
    teams.forget(dispatchArea);
  }
}
