package org.diandan.matching.assigning.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Officials and administrators; of which areas, the pages ask. */
@Configuration(proxyBeanMethods = false)
class AssigningAccess {

  @Bean
  AccessRules assigningRules() {
    return rules ->
        rules
            .pathMatchers(WaitingPages.PATH, WaitingPages.PATH + "/**")
            .hasAnyRole(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());
  }
}
