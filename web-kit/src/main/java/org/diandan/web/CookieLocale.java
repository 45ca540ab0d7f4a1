package org.diandan.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/**
 * The language chosen by cookie; Chinese unless somebody chose English. Programs have no cookie and
 * may ask by {@code Accept-Language}.
 */
final class CookieLocale implements LocaleContextResolver {

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
