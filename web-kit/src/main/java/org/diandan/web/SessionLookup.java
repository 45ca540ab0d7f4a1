package org.diandan.web;

import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Tells whose token this is. */
public interface SessionLookup {

  /**
   * Finds the session of a token from a cookie or an {@code Authorization: Bearer} header.
   *
   * @return empty when the token is unknown, ended or expired
   */
  Mono<SignedIn> find(String token);

  /**
   * Finds who signed a request that carries no token.
   *
   * @return empty when it is not signed, an error when its signature does not hold
   */
  default Mono<SignedIn> findSigner(ServerHttpRequest request) {
    return Mono.empty();
  }
}
