package org.diandan.request.open311.web;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The language of an answer: Chinese, unless the program asks for English. */
final class Speech {

  private Speech() {}

  static Locale localeOf(ServerWebExchange exchange) {
    var asked = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    return asked != null && asked.strip().startsWith(Locale.ENGLISH.getLanguage())
        ? Locale.ENGLISH
        : Locale.SIMPLIFIED_CHINESE;
  }
}
