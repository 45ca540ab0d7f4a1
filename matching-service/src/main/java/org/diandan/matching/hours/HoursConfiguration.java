package org.diandan.matching.hours;

import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of the record of hours, from its settings. */
@Configuration(proxyBeanMethods = false)
class HoursConfiguration {

  @Bean
  HoursRules hoursRules(HoursProperties settings, ZoneId zone) {
    return new HoursRules(
        zone,
        settings.notice(),
        settings.evaluationWait(),
        settings.disputeWithin(),
        settings.longestEntry(),
        settings.longestDay());
  }
}
