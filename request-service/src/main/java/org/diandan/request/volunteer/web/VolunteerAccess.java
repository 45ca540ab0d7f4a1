package org.diandan.request.volunteer.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may use which route of volunteers. */
@Configuration(proxyBeanMethods = false)
class VolunteerAccess {

  @Bean
  AccessRules volunteerRules() {
    return rules -> {
      rules.pathMatchers("/people/*/name", "/join", "/join/**").permitAll();
      rules.pathMatchers("/me/volunteer", "/me/volunteer/**").authenticated();
      rules
          .pathMatchers(StaffPages.HOME, StaffPages.HOME + "/**")
          .hasAnyRole(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());
    };
  }
}
