package org.diandan.request.report.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/**
 * Whoever sees the dashboard reads reports; officials issue them, administrators write templates.
 */
@Configuration(proxyBeanMethods = false)
class ReportAccess {

  @Bean
  @Order(0)
  AccessRules reportRules() {
    return rules -> {
      rules.pathMatchers(HttpMethod.POST, "/official/reports/**").hasRole(Role.OFFICIAL.name());
      rules.pathMatchers("/admin/reports", "/admin/reports/**").hasRole(Role.ADMINISTRATOR.name());
    };
  }
}
