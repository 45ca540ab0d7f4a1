package org.diandan.matching.price;

import java.time.ZoneId;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.policy.assignment.Budget;
import org.diandan.matching.dispatch.policy.assignment.TimeBoxedSolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the learning together. */
@Configuration(proxyBeanMethods = false)
class PriceConfiguration {

  @Bean
  Teaching teaching(SettingsInForce inForce, ZoneId zone, PriceProperties settings) {
    // About a second for the exact answer of one day, then two for an auction.
    var solver = new TimeBoxedSolver(Budget.edges(100_000_000), Budget.edges(200_000_000));
    return new Teaching(() -> inForce.current().engine(zone), solver, settings.validFor());
  }
}
