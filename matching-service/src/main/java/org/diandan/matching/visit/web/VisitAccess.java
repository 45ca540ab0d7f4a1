package org.diandan.matching.visit.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Who may use the pages of visits; the worker and the modules are for everybody. */
@Configuration(proxyBeanMethods = false)
class VisitAccess {

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  AccessRules visitRules() {
    return rules -> {
      rules.pathMatchers("/matching/**", "/visits/sw.js").permitAll();
      rules.pathMatchers("/stations/**").hasAnyRole(Role.LEADER.name(), Role.VOLUNTEER.name());
      rules
          .pathMatchers("/admin/stations", "/admin/stations/**")
          .hasAnyRole(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());
    };
  }
}
