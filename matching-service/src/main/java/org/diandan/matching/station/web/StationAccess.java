package org.diandan.matching.station.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The office makes stations, volunteers scan them. */
@Configuration(proxyBeanMethods = false)
class StationAccess {

  @Bean
  AccessRules stationRules() {
    return rules -> {
      rules
          .pathMatchers("/admin/stations", "/admin/stations/**")
          .hasAnyRole(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());
      rules.pathMatchers("/stations/**").hasAnyRole(Role.VOLUNTEER.name(), Role.LEADER.name());
    };
  }
}
