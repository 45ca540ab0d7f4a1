package org.diandan.web;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;
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

  /**
   * The language chosen by cookie; Chinese unless somebody chose English. Programs have no cookie
   * and may ask by {@code Accept-Language}.
   */
  static final class CookieLocale implements LocaleContextResolver {

    static final String COOKIE = "lang";

    private static final String ENGLISH = "en";

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
      return new SimpleLocaleContext(of(exchange.getRequest()));
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
      throw new UnsupportedOperationException("The language is chosen on /preferences.");
    }

    static Locale of(ServerHttpRequest request) {
      var chosen = SessionCookies.cookie(request, COOKIE);
      var byCookie = chosen.isPresent() || ErrorAnswers.wantsPage(request);
      var english = byCookie ? chosen.filter(ENGLISH::equals).isPresent() : asksForEnglish(request);
      return english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static boolean asksForEnglish(ServerHttpRequest request) {
      var header = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
      return header != null && header.strip().startsWith(ENGLISH);
    }
  }
}
