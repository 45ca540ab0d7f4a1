package org.diandan.request.referral.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may use the ladder; whose department and whose area is checked with each request. */
@Configuration(proxyBeanMethods = false)
class ReferralAccess {

  @Bean
  @Order(0)
  AccessRules referralRules() {
    return rules -> {
      rules.pathMatchers("/department", "/department/**").hasRole(Role.DEPARTMENT.name());
      rules
          .pathMatchers("/official/requests/{id}/ladder/**")
          .hasAnyRole(Role.OPERATOR.name(), Role.OFFICIAL.name());
      rules.pathMatchers("/official/referrals/**").hasRole(Role.OFFICIAL.name());
    };
  }
}
