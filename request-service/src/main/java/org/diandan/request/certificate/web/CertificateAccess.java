package org.diandan.request.certificate.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Anybody may check; whose certificate somebody may have is a question of person and team. */
@Configuration(proxyBeanMethods = false)
class CertificateAccess {

  @Bean
  @Order(1)
  AccessRules certificateRules() {
    return rules -> {
      rules.pathMatchers("/certificates/check", "/certificates/check/**").permitAll();
      rules.pathMatchers("/certificates/team/**").hasRole(Role.LEADER.name());
      rules
          .pathMatchers("/admin/certificates", "/admin/certificates/**")
          .hasRole(Role.ADMINISTRATOR.name());
      rules.pathMatchers("/certificates", "/certificates/**").authenticated();
    };
  }
}
