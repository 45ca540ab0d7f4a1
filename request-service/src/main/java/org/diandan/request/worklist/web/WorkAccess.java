package org.diandan.request.worklist.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Everybody of the office reads the lists, officials act; the pages check the areas. */
@Configuration(proxyBeanMethods = false)
class WorkAccess {

  @Bean
  @Order(0)
  AccessRules workRules() {
    var official = Role.OFFICIAL.name();
    return rules -> {
      rules.pathMatchers(WorkPages.PATH + "/batches/**").hasRole(official);
      rules.pathMatchers(HttpMethod.POST, WorkPages.PATH + "/**").hasRole(official);
      rules
          .pathMatchers(WorkPages.PATH, WorkPages.PATH + "/**")
          .hasAnyRole(official, Role.OPERATOR.name(), Role.ADMINISTRATOR.name());
    };
  }
}
