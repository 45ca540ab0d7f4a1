package org.diandan.request.statistics.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may read figures, and who may fill them anew. */
@Configuration(proxyBeanMethods = false)
class FigureAccess {

  @Bean
  AccessRules figureRules() {
    return rules -> {
      rules
          .pathMatchers("/api/figures", "/api/figures/**")
          .hasAnyRole(Role.OFFICIAL.name(), Role.OPERATOR.name(), Role.ADMINISTRATOR.name());
      rules.pathMatchers("/admin/figures", "/admin/figures/**").hasRole(Role.ADMINISTRATOR.name());
    };
  }
}
