package org.diandan.request.hotline.web;

import org.diandan.contract.Role;
import org.diandan.request.identity.KeyUses;
import org.diandan.request.limits.Source;
import org.diandan.web.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Remembers that a hotline's key was used, after it proved good and before the call is answered.
 */
@Component
final class NoteKeyUse implements WebFilter {

  private static final String OURS = "/api/hotline/";

  private final KeyUses uses;

  NoteKeyUse(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    if (!request.getPath().pathWithinApplication().value().startsWith(OURS)) {
      return chain.filter(exchange);
    }
    return exchange
        .getPrincipal()
        .ofType(Authentication.class)
        .mapNotNull(Authentication::getPrincipal)
        .ofType(SignedIn.class)
        .filter(caller -> caller.holds(Role.HOTLINE.name()))
        .flatMap(caller -> uses.note(caller.personId(), Source.of(request)))
        .then(Mono.defer(() -> chain.filter(exchange)));
  }
}
