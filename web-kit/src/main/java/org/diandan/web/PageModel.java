package org.diandan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.diandan.web.PreferencesController.CookieLocale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives every page what the layout needs, as the attributes {@code kit} and {@code csrf}. */
@ControllerAdvice(annotations = Controller.class)
final class PageModel {

  static final String KIT = "kit";
  static final String CSRF = "csrf";

  /**
   * What the layout knows of the reader.
   *
   * @param language BCP 47, for the page's {@code lang}
   * @param path where forms of the header lead back to; path and query
   * @param person null for residents without account
   * @param version changes whenever a stylesheet or script changes
   */
  record Kit(
      String language,
      boolean large,
      String path,
      @Nullable SignedIn person,
      String csrf,
      String version) {

    /** Whether the reader is on this page, for the marks of the tab bar. */
    public boolean at(String page) {
      return path.equals(page) || path.startsWith(page + "?");
    }

    /** Whether the reader holds a role anywhere; for links in the layout. */
    public boolean holds(String role) {
      return person != null && person.holds(role);
    }
  }

  private final RequestSessions sessions;
  private final FormTokens tokens;
  private final String version;

  PageModel(RequestSessions sessions, FormTokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.version = version();
  }

  @ModelAttribute
  Mono<Void> add(ServerWebExchange exchange, Model model) {
    if (answersProgram(exchange)) {
      return Mono.empty();
    }
    return sessions
        .find(exchange)
        .flatMap(person -> kit(exchange, person))
        .switchIfEmpty(Mono.defer(() -> kit(exchange, null)))
        .doOnNext(kit -> model.addAttribute(KIT, kit).addAttribute(CSRF, kit.csrf()))
        .then();
  }

  private static boolean answersProgram(ServerWebExchange exchange) {
    return exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod method
        && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
  }

  /** The layout's facts, without asking who is signed in when {@code person} is not known. */
  Mono<Kit> kit(ServerWebExchange exchange, @Nullable SignedIn person) {
    var request = exchange.getRequest();
    var language = CookieLocale.of(request).equals(Locale.ENGLISH) ? "en" : "zh-CN";
    var large =
        SessionCookies.cookie(request, PreferencesController.SIZE)
            .filter(PreferencesController.LARGE::equals)
            .isPresent();
    var query = request.getURI().getRawQuery();
    var path = request.getURI().getRawPath() + (query == null ? "" : "?" + query);
    return tokens
        .forPage(exchange)
        .map(csrf -> new Kit(language, large, path, person, csrf, version));
  }

  private static String version() {
    try (var css = new ClassPathResource("static/kit/diandan.css").getInputStream()) {
      return DigestUtils.md5DigestAsHex(css).substring(0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("The stylesheet is part of this module", e);
    }
  }
}
