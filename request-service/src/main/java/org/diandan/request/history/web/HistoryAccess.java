package org.diandan.request.history.web;

import org.diandan.web.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody may ask for a code; what it opens is proved by its own cookie. */
@Configuration(proxyBeanMethods = false)
class HistoryAccess {

  @Bean
  AccessRules historyRules() {
    return rules -> rules.pathMatchers("/mine", "/mine/**").permitAll();
  }
}
