package org.diandan.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Switches text size and language; plain forms, so that it works without scripts. */
@Controller
final class PreferencesController {

  static final String SIZE = "size";
  static final String LARGE = "large";

  private static final Duration KEPT = Duration.ofDays(365);

  @PostMapping("/preferences")
  Mono<Void> switchTo(ServerWebExchange exchange) {
    return exchange.getFormData().doOnNext(form -> answer(exchange, form)).then();
  }

  private static void answer(ServerWebExchange exchange, MultiValueMap<String, String> form) {
    var size = form.getFirst(SIZE);
    if (size != null) {
      remember(exchange, SIZE, size.equals(LARGE) ? LARGE : "normal");
    }
    var language = form.getFirst(CookieLocale.COOKIE);
    if (language != null) {
      remember(exchange, CookieLocale.COOKIE, language.equals("en") ? "en" : "zh-CN");
    }
    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
    exchange.getResponse().getHeaders().setLocation(LocalPath.of(form.getFirst("back")));
  }

  private static void remember(ServerWebExchange exchange, String name, String value) {
    exchange
        .getResponse()
        .addCookie(ResponseCookie.from(name, value).path("/").maxAge(KEPT).sameSite("Lax").build());
  }
}
