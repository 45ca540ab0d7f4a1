package org.diandan.matching.duty.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may use the routes of duties; membership and leadership are checked with each step. */
@Configuration(proxyBeanMethods = false)
class DutyAccess {

  @Bean
  AccessRules dutyRules() {
    return rules ->
        rules
            .pathMatchers("/duties", "/duties/**", "/api/duties", "/api/duties/**")
            .hasAnyRole(Role.LEADER.name(), Role.VOLUNTEER.name());
  }
}
