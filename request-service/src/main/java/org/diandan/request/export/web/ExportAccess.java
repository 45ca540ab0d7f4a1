package org.diandan.request.export.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Officials and administrators take lists out; the pages check the areas. */
@Configuration(proxyBeanMethods = false)
class ExportAccess {

  @Bean
  @Order(0)
  AccessRules exportRules() {
    return rules ->
        rules
            .pathMatchers(ExportPages.PATH, ExportPages.PATH + "/**")
            .hasAnyRole(Role.OFFICIAL.name(), Role.ADMINISTRATOR.name());
  }
}
