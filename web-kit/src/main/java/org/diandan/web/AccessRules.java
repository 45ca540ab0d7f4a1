package org.diandan.web;

import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;

/** Who may use which route of a service; a mapped route without a rule is refused to everybody. */
@FunctionalInterface
public interface AccessRules {

  /** Adds the service's rules; roles are named without prefix, as in {@code hasRole("LEADER")}. */
  void apply(AuthorizeExchangeSpec rules);
}
