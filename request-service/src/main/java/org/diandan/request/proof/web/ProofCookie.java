package org.diandan.request.proof.web;

import org.diandan.request.proof.Proofs.Fresh;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * The cookie by which a browser shows which phone it proved; a new proof takes the old one's place.
 */
public final class ProofCookie {

  private static final String NAME = "__Host-proof";

  private ProofCookie() {}

  /** The secret of this browser; empty when it proved nothing. */
  public static String find(ServerWebExchange exchange) {
    var cookie = exchange.getRequest().getCookies().getFirst(NAME);
    return cookie == null ? "" : cookie.getValue();
  }

  public static void write(ServerWebExchange exchange, Fresh proof) {
    exchange.getResponse().addCookie(cookie(proof.token()).maxAge(proof.lifetime()).build());
  }

  public static void clear(ServerWebExchange exchange) {
    exchange.getResponse().addCookie(cookie("").maxAge(0).build());
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
