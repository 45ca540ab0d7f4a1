package org.diandan.request.feature.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Administrators see the switches; those of everywhere use them. */
@Configuration(proxyBeanMethods = false)
class SwitchAccess {

  @Bean
  @Order(0)
  AccessRules switchRules() {
    return rules ->
        rules
            .pathMatchers(SwitchPages.PATH, SwitchPages.PATH + "/**")
            .hasRole(Role.ADMINISTRATOR.name());
  }
}
