package org.diandan.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** The cookies that carry secrets; all of them are bound to this host and hidden from scripts. */
public final class SessionCookies {

  /** Carries the session token of a browser. */
  public static final String SESSION = "__Host-session";

  /** Carries a random value for the forms of people who are not signed in. */
  static final String FORM = "__Host-form";

  private static final String BEARER = "Bearer ";

  private SessionCookies() {}

  /**
   * Signs the browser in.
   *
   * @param lifetime how long the browser keeps the cookie; the server ends sessions by itself
   */
  public static void write(ServerWebExchange exchange, String token, Duration lifetime) {
    exchange.getResponse().addCookie(hidden(SESSION, token).maxAge(lifetime).build());
  }

  /** Signs the browser out; the session itself must be ended as well. */
  public static void clear(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(hidden(SESSION, "").maxAge(0).build());
  }

  /** The token this request is signed in with: a bearer header wins over the cookie. */
  public static Optional<String> token(ServerHttpRequest request) {
    return bearer(request).or(() -> cookie(request, SESSION));
  }

  static void writeForm(ServerWebExchange exchange, String value) {
    exchange.getResponse().addCookie(hidden(FORM, value).build());
  }

  static Optional<String> bearer(ServerHttpRequest request) {
    return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  static Optional<String> cookie(ServerHttpRequest request, String name) {
    return Optional.ofNullable(request.getCookies().getFirst(name))
        .map(HttpCookie::getValue)
        .filter(value -> !value.isEmpty());
  }

  private static ResponseCookie.ResponseCookieBuilder hidden(String name, String value) {
    return ResponseCookie.from(name, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
