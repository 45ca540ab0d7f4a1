package org.diandan.request.history.web;

import org.diandan.request.history.HistorySessions.Session;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** The cookie by which a browser keeps the list open. */
final class HistoryCookie {

  private static final String NAME = "__Host-mine";

  private HistoryCookie() {}

  /** The secret of this browser; empty when no list is open. */
  static String find(ServerWebExchange exchange) {
    var cookie = exchange.getRequest().getCookies().getFirst(NAME);
    return cookie == null ? "" : cookie.getValue();
  }

  static void write(ServerWebExchange exchange, Session session) {
    exchange.getResponse().addCookie(cookie(session.token()).maxAge(session.lifetime()).build());
  }

  static void clear(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(cookie("").maxAge(0).build());
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
