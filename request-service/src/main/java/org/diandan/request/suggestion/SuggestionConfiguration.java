package org.diandan.request.suggestion;

import java.time.Duration;
import org.diandan.contract.Role;
import org.diandan.web.AccessRules;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may use the routes of suggestions, and the words that come with the platform. */
@Configuration(proxyBeanMethods = false)
class SuggestionConfiguration {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  @Bean
  @Order(0)
  AccessRules suggestionRules() {
    return rules -> {
      rules.pathMatchers("/admin/suggestions/**").hasRole(Role.ADMINISTRATOR.name());
      rules
          .pathMatchers("/api/suggestions/{id}/choice")
          .hasAnyRole(Role.OPERATOR.name(), Role.HOTLINE.name());
      rules.pathMatchers("/api/suggestions").permitAll();
    };
  }

  @Bean
  ApplicationRunner shippedLexicon(LexiconWords words) {
    return _ -> words.bringIn(Lexicon.shipped()).block(START_LIMIT);
  }
}
