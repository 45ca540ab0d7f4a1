package org.diandan.matching;

import org.diandan.contract.Role;
import org.diandan.outbox.OutboxConfiguration;
import org.diandan.web.AccessRules;
import org.diandan.web.WebKitConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Brings in the shared parts and says who may use which route; teams check membership besides. */
@Configuration(proxyBeanMethods = false)
@Import({OutboxConfiguration.class, WebKitConfiguration.class})
class MatchingAccess {

  @Bean
  AccessRules matchingRules() {
    var leader = Role.LEADER.name();
    var volunteer = Role.VOLUNTEER.name();
    var administrator = Role.ADMINISTRATOR.name();
    var official = Role.OFFICIAL.name();
    var operator = Role.OPERATOR.name();
    return rules -> {
      rules.pathMatchers("/openapi/matching/**").permitAll();
      // Who may know why is a question of the team and the area; others see nothing there.
      rules.pathMatchers(HttpMethod.GET, "/offers/*/why", "/offers/of/*/why").authenticated();
      rules
          .pathMatchers(
              "/offers/**", "/api/offers/**", "/visits/**", "/api/assignments/**", "/api/board/**")
          .hasAnyRole(leader, volunteer);
      rules
          .pathMatchers(HttpMethod.PUT, "/api/teams/*/availability")
          .hasAnyRole(leader, administrator);
      rules.pathMatchers(HttpMethod.POST, "/api/teams").hasRole(administrator);
      rules
          .pathMatchers(HttpMethod.GET, "/api/teams")
          .hasAnyRole(administrator, official, operator);
      rules
          .pathMatchers("/admin/dispatch", "/api/dispatch-settings", "/api/dispatch-settings/**")
          .hasRole(administrator);
      rules.pathMatchers("/api/cases/**").hasAnyRole(official, administrator, operator);
    };
  }
}
