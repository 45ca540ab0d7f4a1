package org.diandan.matching.visit.web;

import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The worker and the modules of the pages are for everybody. */
@Configuration(proxyBeanMethods = false)
class VisitAccess {

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  AccessRules visitRules() {
    return rules -> rules.pathMatchers("/matching/**", "/visits/sw.js").permitAll();
  }
}
