package org.diandan.notification.administration.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may use the routes of administration. */
@Configuration(proxyBeanMethods = false)
class AdministrationAccess {

  @Bean
  @Order(0)
  AccessRules administrationRules() {
    return rules ->
        rules
            .pathMatchers(
                FailedEventPages.PATH,
                FailedEventPages.PATH + "/**",
                HealthPage.PATH,
                HealthPage.PATH + "/**")
            .hasRole(Role.ADMINISTRATOR.name());
  }
}
