package org.diandan.request.batch;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may use the routes of the imports: operators decide upon cases, administrators do all. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

  /** Before wider rules: operators must reach their cases below the administrators' paths. */
  @Bean
  @Order(0)
  AccessRules importRules() {
    return rules -> {
      rules
          .pathMatchers("/admin/imports/cases/**", "/api/imports/cases/**")
          .hasAnyRole(Role.OPERATOR.name(), Role.ADMINISTRATOR.name());
      rules.pathMatchers("/admin/imports/**", "/api/imports/**").hasRole(Role.ADMINISTRATOR.name());
    };
  }
}
