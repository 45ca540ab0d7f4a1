package org.diandan.request.desk;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk is for operators. */
@Configuration(proxyBeanMethods = false)
class DeskAccess {

  @Bean
  AccessRules deskRules() {
    return rules -> rules.pathMatchers("/desk", "/desk/**").hasRole(Role.OPERATOR.name());
  }
}
