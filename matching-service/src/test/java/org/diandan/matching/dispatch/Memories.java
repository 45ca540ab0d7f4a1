package org.diandan.matching.dispatch;

import static org.diandan.matching.RunningService.bean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Memory of an area for owners made by hand. */
public final class Memories {

  private Memories() {}

  /** One that nobody else uses. */
  public static Outlooks fresh() {
    return new Outlooks(
        new ActiveTeams(bean(TeamRows.class), new SimpleMeterRegistry()),
        bean(PricesInForce.class),
        bean(PlannedNeeds.class));
  }
}
