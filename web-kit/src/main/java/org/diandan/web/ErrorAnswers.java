package org.diandan.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.web.PreferencesController.CookieLocale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every error: a problem document for programs, a plain page for people. */
@Order(-2)
final class ErrorAnswers implements ErrorWebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final String LOGIN = "/login?next=";

  private final MessageSource messages;
  private final PageModel pages;
  private final Rendering rendering;

  ErrorAnswers(MessageSource messages, PageModel pages, List<ViewResolver> resolvers) {
    this.messages = messages;
    this.pages = pages;
    this.rendering = new Rendering(HandlerStrategies.withDefaults(), List.copyOf(resolvers));
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(error);
    }
    var problem = Problem.of(error);
    if (needsSignIn(problem) && wantsPage(exchange.getRequest())) {
      return toLogin(exchange);
    }
    var document = document(exchange, problem);
    if (problem.isDefect()) {
      log(exchange, error, document.get("requestId"));
    }
    return answer(exchange, error, problem)
        .flatMap(headers -> write(exchange, problem, document, headers));
  }

  /** Whether a person looks at the answer; the API always answers programs. */
  static boolean wantsPage(ServerHttpRequest request) {
    if (request.getPath().value().startsWith("/api/")) {
      return false;
    }
    try {
      return request.getHeaders().getAccept().stream()
          .anyMatch(type -> type.getType().equals("text") && type.getSubtype().equals("html"));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static boolean needsSignIn(Problem problem) {
    return problem.status().value() == HttpStatus.UNAUTHORIZED.value();
  }

  private static Mono<Void> toLogin(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    var back = FormTokens.isReading(request.getMethod()) ? request.getURI().getRawPath() : "/";
    var location = LOGIN + URLEncoder.encode(back, StandardCharsets.UTF_8);
    var response = exchange.getResponse();
    if (request.getHeaders().containsHeader("HX-Request")) {
      response.setStatusCode(HttpStatus.OK);
      response.getHeaders().set("HX-Redirect", location);
    } else {
      response.setStatusCode(HttpStatus.SEE_OTHER);
      response.getHeaders().setLocation(URI.create(location));
    }
    return response.setComplete();
  }

  private static Mono<HttpHeaders> answer(
      ServerWebExchange exchange, Throwable error, Problem problem) {
    var headers = new HttpHeaders();
    if (error instanceof ErrorResponse response) {
      headers.putAll(response.getHeaders());
    }
    problem.retryAfter().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, "" + seconds));
    if (needsSignIn(problem)) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    headers.remove(HttpHeaders.CONTENT_TYPE);
    exchange.getResponse().getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    exchange.getResponse().getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    exchange.getResponse().getHeaders().remove(HttpHeaders.CACHE_CONTROL);
    return Mono.just(headers);
  }

  private Mono<Void> write(
      ServerWebExchange exchange,
      Problem problem,
      Map<String, Object> document,
      HttpHeaders headers) {
    var response = ServerResponse.status(problem.status()).headers(all -> all.putAll(headers));
    if (!wantsPage(exchange.getRequest())) {
      return response
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .bodyValue(document)
          .flatMap(answer -> answer.writeTo(exchange, rendering));
    }
    return pages
        .kit(exchange, null)
        .flatMap(
            kit ->
                response
                    .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                    .render("kit/error", model(document, kit)))
        .flatMap(answer -> answer.writeTo(exchange, rendering));
  }

  private static Map<String, Object> model(Map<String, Object> document, PageModel.Kit kit) {
    return Map.of("problem", document, PageModel.KIT, kit, PageModel.CSRF, kit.csrf());
  }

  private Map<String, Object> document(ServerWebExchange exchange, Problem problem) {
    var locale = CookieLocale.of(exchange.getRequest());
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "urn:problem:" + problem.type());
    document.put("title", title(problem, locale));
    document.put("status", problem.status().value());
    document.put("detail", text(problem.messageKey(), problem.arguments().toArray(), locale));
    document.put("instance", exchange.getRequest().getURI().getRawPath());
    if (!problem.errors().isEmpty()) {
      document.put("field", problem.errors().getFirst().field());
      document.put("errors", problem.errors().stream().map(it -> said(it, locale)).toList());
    }
    document.putAll(problem.properties());
    if (problem.isDefect()) {
      document.put("requestId", UUID.randomUUID().toString());
    }
    return document;
  }

  private Map<String, String> said(InvalidInput.FieldError error, Locale locale) {
    return Map.of(
        "field",
        error.field(),
        "message",
        text(error.messageKey(), error.arguments().toArray(), locale));
  }

  private String title(Problem problem, Locale locale) {
    var status = "kit.error." + problem.status().value() + ".title";
    var fallback = messages.getMessage(status, null, problem.type(), locale);
    return said(messages.getMessage(problem.messageKey() + ".title", null, fallback, locale));
  }

  private String text(String key, Object[] arguments, Locale locale) {
    var fallback = key.startsWith("kit.field.") ? "kit.field.invalid" : "kit.error.other";
    var known = messages.getMessage(key, arguments, null, locale);
    return known != null ? known : said(messages.getMessage(fallback, null, key, locale));
  }

  private static String said(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private static void log(
      ServerWebExchange exchange, Throwable error, @org.jspecify.annotations.Nullable Object id) {
    Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    LOG.error("Defect {} in {} {}", id, exchange.getRequest().getMethod(), pattern, error);
  }

  private record Rendering(HandlerStrategies strategies, List<ViewResolver> viewResolvers)
      implements ServerResponse.Context {

    @Override
    public List<org.springframework.http.codec.HttpMessageWriter<?>> messageWriters() {
      return strategies.messageWriters();
    }
  }
}
