package org.diandan.request.closing.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may end requests; their areas are checked with each of them. */
@Configuration(proxyBeanMethods = false)
class ClosingAccess {

  @Bean
  @Order(0)
  AccessRules closingRules() {
    return rules ->
        rules
            .pathMatchers("/api/requests/{id}/closing", "/requests/{id}/closing")
            .hasAnyRole(Role.OPERATOR.name(), Role.OFFICIAL.name());
  }
}
