package org.diandan.matching.hours.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody reads notices; whose hours somebody may touch is a question of team and area. */
@Configuration(proxyBeanMethods = false)
class HoursAccess {

  @Bean
  AccessRules accessToHours() {
    var official = Role.OFFICIAL.name();
    var administrator = Role.ADMINISTRATOR.name();
    return rules -> {
      rules.pathMatchers("/hours/notice/*").permitAll();
      rules.pathMatchers("/hours/team", "/hours/team/**").hasRole(Role.LEADER.name());
      rules
          .pathMatchers("/admin/hours", "/admin/hours/**", "/api/hours/to-decide")
          .hasAnyRole(official, administrator);
      rules.pathMatchers("/api/hours/earlier").hasRole(administrator);
      rules.pathMatchers("/api/hours/*/decision").hasAnyRole(official, administrator);
      rules
          .pathMatchers("/hours", "/hours/entries/**", "/api/hours", "/api/hours/**")
          .authenticated();
    };
  }
}
