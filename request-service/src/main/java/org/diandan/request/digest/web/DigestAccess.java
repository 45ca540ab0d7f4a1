package org.diandan.request.digest.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Officials write digests of their areas; everybody reads what is published. */
@Configuration(proxyBeanMethods = false)
class DigestAccess {

  @Bean
  @Order(0)
  AccessRules digestRules() {
    return rules -> {
      rules.pathMatchers("/official/replies/**").hasRole(Role.OFFICIAL.name());
      rules.pathMatchers("/replies").permitAll();
    };
  }
}
