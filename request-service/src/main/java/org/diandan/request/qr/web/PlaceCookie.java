package org.diandan.request.qr.web;

import java.time.Duration;
import java.util.Optional;
import org.diandan.request.qr.CodeText;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Remembers which code an order began with, until it is sent; names a place and nobody. */
final class PlaceCookie {

  private static final String NAME = "__Host-place";
  private static final Duration KEPT = Duration.ofDays(1);

  private PlaceCookie() {}

  static Optional<CodeText> find(ServerWebExchange exchange) {
    var cookie = exchange.getRequest().getCookies().getFirst(NAME);
    return cookie == null ? Optional.empty() : CodeText.read(cookie.getValue());
  }

  static void give(ServerWebExchange exchange, CodeText code) {
    exchange.getResponse().addCookie(cookie(code.value(), KEPT));
  }

  static void forget(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(cookie("", Duration.ZERO));
  }

  private static ResponseCookie cookie(String value, Duration age) {
    return ResponseCookie.from(NAME, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite("Lax")
        .maxAge(age)
        .build();
  }
}
