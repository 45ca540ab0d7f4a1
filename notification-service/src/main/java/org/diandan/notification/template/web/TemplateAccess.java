package org.diandan.notification.template.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Administrators read what people are told; those of everywhere change it. */
@Configuration(proxyBeanMethods = false)
class TemplateAccess {

  @Bean
  @Order(0)
  AccessRules templateRules() {
    return rules ->
        rules
            .pathMatchers(TemplatePages.PATH, TemplatePages.PATH + "/**")
            .hasRole(Role.ADMINISTRATOR.name());
  }
}
