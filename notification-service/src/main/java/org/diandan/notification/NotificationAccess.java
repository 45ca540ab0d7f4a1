package org.diandan.notification;

import org.diandan.web.AccessRules;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;

/** Everybody signed in has an inbox; the demonstration outbox is for administrators. */
@Component
class NotificationAccess implements AccessRules {

  private static final String ADMINISTRATOR = "ADMINISTRATOR";

  @Override
  public void apply(AuthorizeExchangeSpec rules) {
    rules
        .pathMatchers(HttpMethod.GET, "/inbox", "/inbox/list", "/inbox/live", "/api/messages")
        .authenticated()
        .pathMatchers(HttpMethod.POST, "/inbox/{id}/reading", "/api/messages/{id}/reading")
        .authenticated()
        // The provider of text messages shows a secret of its own.
        .pathMatchers(HttpMethod.POST, "/api/messages/replies")
        .permitAll()
        .pathMatchers(HttpMethod.POST, "/outbox/{key}/reply")
        .hasRole(ADMINISTRATOR)
        .pathMatchers(HttpMethod.GET, "/outbox", "/api/outbox")
        .hasRole(ADMINISTRATOR)
        .pathMatchers(HttpMethod.GET, "/openapi/notification", "/openapi/notification/**")
        .permitAll();
  }
}
