package org.diandan.request.intake.web;

import java.time.Duration;
import java.util.Optional;
import org.diandan.contract.AreaCode;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** Remembers the county somebody ordered for, so that the menu knows what is wanted around there. */
final class AreaCookie {

  private static final String NAME = "county";
  private static final Duration KEPT = Duration.ofDays(365);

  private AreaCookie() {}

  /** A county's code; it may be one that does not exist. */
  static Optional<AreaCode> find(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
    return cookie == null ? Optional.empty() : countyOf(cookie.getValue());
  }

  /** Keeps the county of an area, and nothing narrower. */
  static void remember(ServerWebExchange exchange, String area) {
    countyOf(area)
        .ifPresent(
            county ->
                exchange
                    .getResponse()
                    .addCookie(
                        ResponseCookie.from(NAME, county.value())
                            .path("/")
                            .maxAge(KEPT)
                            .httpOnly(true)
                            .sameSite("Lax")
                            .build()));
  }

  /** The county of an area; empty when the text is no code, or one of something wider. */
  static Optional<AreaCode> countyOf(String area) {
    return AreaCode.isWellFormed(area) && area.length() >= "360802".length()
        ? Optional.of(new AreaCode(area).at(AreaCode.Level.COUNTY))
        : Optional.empty();
  }
}
