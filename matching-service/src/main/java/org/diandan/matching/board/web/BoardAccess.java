package org.diandan.matching.board.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may look at the open board; whom one may take for is checked with the taking. */
@Configuration(proxyBeanMethods = false)
class BoardAccess {

  @Bean
  AccessRules boardRules() {
    return rules ->
        rules
            .pathMatchers("/board", "/board/**")
            .hasAnyRole(Role.LEADER.name(), Role.VOLUNTEER.name());
  }
}
