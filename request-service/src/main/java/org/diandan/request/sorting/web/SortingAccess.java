package org.diandan.request.sorting.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may say what a request is; whose area it is in is checked with each one. */
@Configuration(proxyBeanMethods = false)
class SortingAccess {

  @Bean
  @Order(0)
  AccessRules sortingRules() {
    return rules ->
        rules
            .pathMatchers("/official/requests/{id}/item")
            .hasAnyRole(Role.OPERATOR.name(), Role.OFFICIAL.name());
  }
}
