package org.diandan.request.open311.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diandan.request.open311.web.Piece.Many;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers every error under {@code /open311} in the form and with the few statuses of the
 * specification, also those no route of ours saw.
 */
@Component
@Order(-3)
final class Open311Errors implements ErrorWebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Open311Errors.class);

  private final MessageSource messages;

  Open311Errors(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    var path = exchange.getRequest().getPath().value();
    if (!Open311Access.isOurs(path) || exchange.getResponse().isCommitted()) {
      return Mono.error(error);
    }
    var problem = Problem.of(error);
    var status = statusOf(problem, path);
    if (problem.isDefect()) {
      Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      var id = UUID.randomUUID();
      LOG.error("Defect {} in {} {}", id, exchange.getRequest().getMethod(), pattern, error);
    }
    problem
        .retryAfter()
        .ifPresent(
            seconds ->
                exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "" + seconds));
    var document = new Document("errors", errors(problem, status, localeOf(exchange)));
    var format = Format.ofPath(path);
    return Answers.send(exchange, status, format.contentType(), document.bytes(format));
  }

  /** The specification knows 404, 403 and 400; too often and our own failures are told as such. */
  private static HttpStatus statusOf(Problem problem, String path) {
    if (!path.endsWith(".xml") && !path.endsWith(".json") && !Open311Access.isBulk(path)) {
      return HttpStatus.NOT_FOUND;
    }
    return switch (problem.status().value()) {
      case 404 -> HttpStatus.NOT_FOUND;
      case 401, 403 -> HttpStatus.FORBIDDEN;
      case 429 -> HttpStatus.TOO_MANY_REQUESTS;
      case 500 -> HttpStatus.INTERNAL_SERVER_ERROR;
      case 503 -> HttpStatus.SERVICE_UNAVAILABLE;
      default -> HttpStatus.BAD_REQUEST;
    };
  }

  private Many errors(Problem problem, HttpStatus status, Locale locale) {
    var descriptions =
        problem.errors().isEmpty()
            ? List.of(sentence(problem, status, locale))
            : problem.errors().stream().map(error -> said(error, locale)).toList();
    return Piece.many(
        "error",
        descriptions,
        description ->
            Piece.fields()
                .text("code", Integer.toString(status.value()))
                .text("description", description)
                .end());
  }

  /** Without a field it was the call as a whole; say which part of it. */
  private String sentence(Problem problem, HttpStatus status, Locale locale) {
    if (status == HttpStatus.NOT_FOUND && problem.messageKey().startsWith("kit.")) {
      return text("open311.not-found", List.of(), locale);
    }
    var sentence = text(problem.messageKey(), problem.arguments(), locale);
    return status == HttpStatus.BAD_REQUEST ? partOf(problem) + ": " + sentence : sentence;
  }

  private static String partOf(Problem problem) {
    return switch (problem.status().value()) {
      case 405 -> "method";
      case 408, 413 -> "body";
      case 415 -> "Content-Type";
      default -> "request";
    };
  }

  private String said(FieldError error, Locale locale) {
    return error.field() + ": " + text(error.messageKey(), error.arguments(), locale);
  }

  private String text(String key, List<Object> arguments, Locale locale) {
    var known = messages.getMessage(key, arguments.toArray(), null, locale);
    return known != null ? known : messages.getMessage("kit.field.invalid", null, locale);
  }

  private static Locale localeOf(ServerWebExchange exchange) {
    return Speech.localeOf(exchange);
  }
}
