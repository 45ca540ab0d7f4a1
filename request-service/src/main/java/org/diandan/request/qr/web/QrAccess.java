package org.diandan.request.qr.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Everybody may scan; staff make codes for their areas. */
@Configuration(proxyBeanMethods = false)
class QrAccess {

  @Bean
  @Order(1)
  AccessRules qrRules() {
    return rules -> {
      rules.pathMatchers("/q", "/q/{code}").permitAll();
      rules
          .pathMatchers("/admin/codes/**")
          .hasAnyRole(Role.ADMINISTRATOR.name(), Role.OPERATOR.name());
    };
  }
}
