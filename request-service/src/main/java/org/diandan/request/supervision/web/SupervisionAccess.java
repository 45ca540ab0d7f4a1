package org.diandan.request.supervision.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who calls to account and who answers; areas and calls are checked with each notice. */
@Configuration(proxyBeanMethods = false)
class SupervisionAccess {

  @Bean
  @Order(0)
  AccessRules supervisionRules() {
    return rules -> {
      rules
          .pathMatchers("/official/supervisions/**", "/official/requests/{id}/supervision")
          .hasRole(Role.OFFICIAL.name());
      rules
          .pathMatchers("/supervisions", "/supervisions/**")
          .hasAnyRole(Role.DEPARTMENT.name(), Role.LEADER.name());
    };
  }
}
