package org.diandan.matching.volunteer.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Volunteers answer for themselves, reviewers for their area, leaders for their team. */
@Configuration(proxyBeanMethods = false)
class VolunteerAccess {

  @Bean
  AccessRules volunteerRules() {
    var volunteer = Role.VOLUNTEER.name();
    var leader = Role.LEADER.name();
    return rules -> {
      rules
          .pathMatchers("/volunteer/skills", "/volunteer/availability", "/volunteer/teams/**")
          .hasAnyRole(volunteer, leader);
      rules.pathMatchers("/teams/*/members", "/teams/*/members/*").hasAnyRole(volunteer, leader);
      rules
          .pathMatchers("/admin/skills", "/admin/skills/**")
          .hasAnyRole(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());
    };
  }
}
