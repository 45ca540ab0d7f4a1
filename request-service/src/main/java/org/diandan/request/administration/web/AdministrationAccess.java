package org.diandan.request.administration.web;

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
                "/admin",
                AreaEditPages.PATH,
                AreaEditPages.PATH + "/**",
                "/admin/health",
                "/admin/health/**",
                "/admin/catalogue",
                "/admin/catalogue/**",
                ConnectionsPage.PATH,
                "/admin/audit",
                "/admin/audit/**",
                "/api/audit/**",
                FailedEventPages.PATH,
                FailedEventPages.PATH + "/**")
            .hasRole(Role.ADMINISTRATOR.name());
  }
}
