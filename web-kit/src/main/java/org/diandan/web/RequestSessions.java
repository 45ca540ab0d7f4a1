package org.diandan.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds out who sent a request, once per request and only if somebody asks.
 *
 * <p>A bearer header counts alone: the cookie beside it is not looked at, so that a request which
 * skips the form token never acts with the authority of a browser.
 */
final class RequestSessions implements ServerSecurityContextRepository {

  private static final String ATTRIBUTE = RequestSessions.class.getName();
  private static final String SERVICE = "SERVICE";
  private static final UUID SERVICE_ID = new UUID(0, 0);

  private final SessionLookup lookup;
  private final byte[] serviceSecret;

  RequestSessions(SessionLookup lookup, String serviceSecret) {
    this.lookup = lookup;
    this.serviceSecret = serviceSecret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<SecurityContext> load(ServerWebExchange exchange) {
    return find(exchange).map(RequestSessions::context);
  }

  @Override
  public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
    return Mono.error(
        new UnsupportedOperationException("Sessions are opened by the service that keeps them."));
  }

  Mono<SignedIn> find(ServerWebExchange exchange) {
    Mono<SignedIn> known = exchange.getAttribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    var found = lookUp(exchange).cache();
    exchange.getAttributes().put(ATTRIBUTE, found);
    return found;
  }

  private Mono<SignedIn> lookUp(ServerWebExchange exchange) {
    var token = SessionCookies.token(exchange.getRequest());
    if (token.isEmpty()) {
      return lookup.findSigner(exchange.getRequest());
    }
    var bytes = token.get().getBytes(StandardCharsets.UTF_8);
    var internal = exchange.getRequest().getPath().value().startsWith("/internal/");
    if (internal && MessageDigest.isEqual(bytes, serviceSecret)) {
      return Mono.just(
          new SignedIn(SERVICE_ID, SERVICE, List.of(new Authority(SERVICE, "")), SERVICE));
    }
    return lookup.find(token.get());
  }

  private static SecurityContext context(SignedIn person) {
    var roles =
        person.authorities().stream()
            .map(Authority::role)
            .distinct()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
            .toList();
    return new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(person, "", roles));
  }
}
