package org.diandan.request.intake.web;

import java.security.SecureRandom;
import java.util.Base64;
import org.diandan.request.intake.OrderDrafts;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** The cookie by which a browser finds its half-filled form again, also after it was closed. */
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

  /** The secret of this browser, made up when it has none; given to it for as long as forms last. */
  static String findOrCreate(ServerWebExchange exchange) {
    var known = find(exchange);
    var secret = known.isEmpty() ? create() : known;
    exchange.getResponse().addCookie(cookie(secret).maxAge(OrderDrafts.KEPT).build());
    return secret;
  }

  /** Ends the form: the next order is a new one. */
  static void forget(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(cookie("").maxAge(0).build());
  }

  private static String create() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
