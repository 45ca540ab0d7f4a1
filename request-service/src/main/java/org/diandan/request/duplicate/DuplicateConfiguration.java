package org.diandan.request.duplicate;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may merge and part requests; their areas are checked with each of them. */
@Configuration(proxyBeanMethods = false)
class DuplicateConfiguration {

  @Bean
  @Order(0)
  AccessRules duplicateRules() {
    return rules ->
        rules
            .pathMatchers(
                "/api/requests/{id}/merge",
                "/api/requests/{id}/unmerge",
                "/official/duplicates",
                "/official/duplicates/**")
            .hasAnyRole(Role.OPERATOR.name(), Role.OFFICIAL.name());
  }
}
