package org.diandan.matching.dispatch;

import java.time.ZoneId;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.CheapestQualifiedTeam;
import org.diandan.matching.dispatch.policy.DispatchPolicy;
import org.diandan.matching.dispatch.policy.Weights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the engine; see docs/decisions/0005-dispatch-seam.md. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

  @Bean
  DispatchPolicy dispatchPolicy(DispatchProperties settings) {
    return new CheapestQualifiedTeam(settings.zone(), Weights.SHIPPED);
  }

  /** The clocks on people's walls, for pages. */
  @Bean
  ZoneId zone(DispatchProperties settings) {
    return settings.zone();
  }

  @Bean
  DecideTogether decideTogether(DispatchPolicy policy) {
    return new OneByOne(policy);
  }

  @Bean
  VisitClocks visitClocks(DispatchProperties settings) {
    return VisitClocks.of(settings.visit());
  }

  @Bean
  NextStep nextStep(DispatchProperties settings) {
    return new NextStep(settings, UUID::randomUUID);
  }
}
