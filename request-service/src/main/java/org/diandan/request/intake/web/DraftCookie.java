package org.diandan.request.intake.web;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** The cookie by which a browser finds its half-filled form again. */
final class DraftCookie {

  private static final String NAME = "__Host-order";
  private static final int RANDOM_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DraftCookie() {}

  /** The secret of this browser; empty when it has no form. */
  static String find(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
    return cookie == null ? "" : cookie.getValue();
  }

  /** The secret of this browser, made up and given to it when it has none. */
  static String findOrCreate(ServerWebExchange exchange) {
    var known = find(exchange);
    if (!known.isEmpty()) {
      return known;
    }
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    exchange.getResponse().addCookie(cookie(secret).build());
    return secret;
  }

  /** Ends the form: the next order is a new one. */
  static void forget(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(cookie("").maxAge(0).build());
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
