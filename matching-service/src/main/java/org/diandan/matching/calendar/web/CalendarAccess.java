package org.diandan.matching.calendar.web;

import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** A calendar's address is its key: programs that fetch it cannot sign in. */
@Configuration(proxyBeanMethods = false)
class CalendarAccess {

  @Bean
  AccessRules calendarRules() {
    return rules -> rules.pathMatchers(HttpMethod.GET, "/calendars/*").permitAll();
  }
}
