package org.diandan.web;

import reactor.core.publisher.Mono;

/** Tells whose token this is. */
public interface SessionLookup {

  /**
   * Finds the session of a token from a cookie or an {@code Authorization: Bearer} header.
   *
   * @return empty when the token is unknown, ended or expired
   */
  Mono<SignedIn> find(String token);
}
