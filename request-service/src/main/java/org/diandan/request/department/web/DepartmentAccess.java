package org.diandan.request.department.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may write departments down; their areas are checked with each of them. */
@Configuration(proxyBeanMethods = false)
class DepartmentAccess {

  @Bean
  @Order(0)
  AccessRules departmentRules() {
    return rules ->
        rules
            .pathMatchers("/admin/departments/**", "/api/departments/**")
            .hasRole(Role.ADMINISTRATOR.name());
  }
}
