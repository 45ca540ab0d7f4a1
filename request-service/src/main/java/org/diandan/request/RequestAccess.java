package org.diandan.request;

import org.diandan.contract.Role;
import org.diandan.request.feature.Feature;
import org.diandan.request.feature.web.Door;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may use which route of orders, tracking and figures. */
@Configuration(proxyBeanMethods = false)
class RequestAccess {

  @Bean
  AccessRules requestRules() {
    return rules -> {
      rules.pathMatchers(HttpMethod.POST, "/api/areas").hasRole(Role.ADMINISTRATOR.name());
      rules
          .pathMatchers("/api/requests/{id}/brief", "/requests/{id}/brief/**")
          .hasAnyRole(Role.LEADER.name(), Role.VOLUNTEER.name());
      rules
          .pathMatchers(HttpMethod.POST, "/requests/{id}/visit-photos/**")
          .hasAnyRole(Role.LEADER.name(), Role.VOLUNTEER.name());
      rules.pathMatchers("/requests/{id}/visit-photos/**").authenticated();
      rules
          .pathMatchers("/api/statistics", "/official", "/official/**")
          .hasAnyRole(Role.OFFICIAL.name(), Role.OPERATOR.name(), Role.ADMINISTRATOR.name());
      rules
          .pathMatchers(
              "/",
              "/order/**",
              "/r/**",
              "/track",
              "/offline",
              "/request/**",
              "/api/catalogue",
              "/api/areas/**",
              "/areas/**",
              "/api/requests/**",
              "/openapi/request")
          .permitAll();
    };
  }

  @Bean
  Door openOrders() {
    return Door.bringing(Feature.OPEN_ORDERS, "/api/requests");
  }

  /** The choice of what was proposed before is no part of it. */
  @Bean
  Door suggestions() {
    return Door.asking(Feature.SUGGESTIONS, "/api/suggestions");
  }
}
