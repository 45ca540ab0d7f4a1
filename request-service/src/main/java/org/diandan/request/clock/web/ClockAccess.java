package org.diandan.request.clock.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Who may use the routes of calendars and clocks; before the wider rules of officials' pages. */
@Configuration(proxyBeanMethods = false)
class ClockAccess {

  @Bean
  @Order(1)
  AccessRules clockRules() {
    return rules -> {
      rules.pathMatchers(HttpMethod.GET, "/api/calendar/{year}", "/api/desk-hours").permitAll();
      rules
          .pathMatchers("/admin/calendar/**", "/api/calendar/**", "/api/desk-hours")
          .hasRole(Role.ADMINISTRATOR.name());
      rules
          .pathMatchers("/official/extensions/**", "/api/extensions/**")
          .hasRole(Role.OFFICIAL.name());
      rules
          .pathMatchers("/requests/{id}/clock/**", "/api/clocks/**")
          .hasAnyRole(Role.LEADER.name(), Role.OPERATOR.name(), Role.OFFICIAL.name());
    };
  }
}
