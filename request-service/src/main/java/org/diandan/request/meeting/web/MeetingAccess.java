package org.diandan.request.meeting.web;

import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who holds joint meetings; their areas are checked with each of them. */
@Configuration(proxyBeanMethods = false)
class MeetingAccess {

  @Bean
  @Order(0)
  AccessRules meetingRules() {
    return rules -> rules.pathMatchers("/official/meetings/**").hasRole(Role.OFFICIAL.name());
  }
}
