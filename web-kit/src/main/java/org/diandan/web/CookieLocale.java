package org.diandan.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** The language chosen by cookie; Chinese unless somebody chose English. */
final class CookieLocale implements LocaleContextResolver {

  static final String COOKIE = "lang";

  @Override
  public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
    return new SimpleLocaleContext(of(exchange.getRequest()));
  }

  @Override
  public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("The language is chosen on /preferences.");
  }

  static Locale of(ServerHttpRequest request) {
    var english = SessionCookies.cookie(request, COOKIE).filter("en"::equals).isPresent();
    return english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }
}
