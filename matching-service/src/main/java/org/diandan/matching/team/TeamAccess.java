package org.diandan.matching.team;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Who may use the pages of teams: everybody reads, volunteers apply, officials decide. */
@Configuration(proxyBeanMethods = false)
class TeamAccess {

  /** Before wider rules: an application is not a public page. */
  @Bean
  @Order(0)
  AccessRules teamRules() {
    var volunteer = Role.VOLUNTEER.name();
    var leader = Role.LEADER.name();
    var administrator = Role.ADMINISTRATOR.name();
    return rules -> {
      rules
          .pathMatchers("/teams/register", "/teams/applications/**", "/handovers/**")
          .hasAnyRole(volunteer, leader);
      rules.pathMatchers("/admin/teams/import/**").hasRole(administrator);
      rules.pathMatchers("/admin/teams/**").hasAnyRole(Role.OFFICIAL.name(), administrator);
      rules.pathMatchers(HttpMethod.GET, "/teams", "/teams/*").permitAll();
    };
  }
}
