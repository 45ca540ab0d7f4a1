package org.diandan.web;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.diandan.web.InputGuard.CleanText;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import reactor.netty.channel.AbortedException;
import tools.jackson.core.JacksonException;

/**
 * What went wrong, in terms a client may see.
 *
 * @param type slug of the problem type
 * @param messageKey key of the sentence in the bundles
 * @param errors wrong fields, if it was about fields
 * @param properties further facts for programs
 */
public record Problem(
    HttpStatusCode status,
    String type,
    String messageKey,
    List<Object> arguments,
    List<FieldError> errors,
    Map<String, Object> properties) {

  private static final String RETRY_AFTER = "retryAfter";
  private static final int OUTAGE_SECONDS = 5;
  private static final String INVALID = "invalid-input";

  /** What an error comes to; a defect shows nothing of itself. */
  public static Problem of(Throwable error) {
    return switch (error) {
      case Refusal refusal -> of(refusal);
      case InvalidInput invalid -> fields(invalid.status(), invalid.errors());
      case WebExchangeBindException binding -> fields(HttpStatus.BAD_REQUEST, of(binding));
      case HandlerMethodValidationException invalid -> fields(HttpStatus.BAD_REQUEST, of(invalid));
      case MissingRequestValueException missing ->
          fields(
              HttpStatus.BAD_REQUEST,
              List.of(new FieldError(missing.getName(), "kit.field.missing")));
      case ServerWebInputException input when !isTooLarge(input) -> of(input);
      case ServerErrorException missing when isOfPath(missing.getMethodParameter()) ->
          plain(HttpStatus.NOT_FOUND, "not-found");
      case AuthenticationException _ -> plain(HttpStatus.UNAUTHORIZED, "sign-in-needed");
      case CsrfException _ -> keyed(HttpStatus.FORBIDDEN, "form-expired", "kit.error.form");
      case AccessDeniedException _ -> plain(HttpStatus.FORBIDDEN, "not-allowed");
      // What is wrong with the address is answered before; this is about headers.
      case ServerExchangeRejectedException _ ->
          fields(HttpStatus.BAD_REQUEST, List.of(new FieldError("headers", "kit.field.invalid")));
      default -> other(error);
    };
  }

  /** Whether it is our fault and must be looked at. */
  public boolean isDefect() {
    return status.is5xxServerError() && status.value() != HttpStatus.SERVICE_UNAVAILABLE.value();
  }

  /** Seconds until it is worth trying again; empty when that is unknown. */
  public Optional<Object> retryAfter() {
    return Optional.ofNullable(properties.get(RETRY_AFTER));
  }

  private static Problem other(Throwable error) {
    if (isTooLarge(error)) {
      return plain(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    if (causes(error).anyMatch(DecodingException.class::isInstance)) {
      return fields(HttpStatus.BAD_REQUEST, List.of(new FieldError("body", "kit.field.invalid")));
    }
    if (causes(error).anyMatch(Problem::isOutage)) {
      return new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "temporarily-unavailable",
          "kit.error.503",
          List.of(),
          List.of(),
          Map.of(RETRY_AFTER, OUTAGE_SECONDS));
    }
    // After the outage: a database that broke off looks the same further down, and is no caller.
    if (causes(error).anyMatch(Problem::isGone)) {
      return plain(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }
    if (error instanceof ErrorResponse response && !response.getStatusCode().is5xxServerError()) {
      return plain(response.getStatusCode(), slug(response.getStatusCode()));
    }
    return plain(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
  }

  private static Problem of(Refusal refusal) {
    return new Problem(
        refusal.status(),
        refusal.type(),
        refusal.messageKey(),
        Arrays.asList(refusal.arguments()),
        List.of(),
        refusal.properties());
  }

  /** Also of one that is blank, which the framework takes for a mistake of the mapping. */
  private static boolean isOfPath(@Nullable MethodParameter parameter) {
    return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
  }

  private static Problem of(ServerWebInputException input) {
    var parameter = input.getMethodParameter();
    if (isOfPath(parameter)) {
      return plain(HttpStatus.NOT_FOUND, "not-found");
    }
    var json =
        causes(input)
            .filter(JacksonException.class::isInstance)
            .map(JacksonException.class::cast)
            .findFirst();
    if (json.isPresent()) {
      return fields(HttpStatus.BAD_REQUEST, List.of(of(json.get())));
    }
    if (parameter == null || parameter.hasParameterAnnotation(RequestBody.class)) {
      return fields(HttpStatus.BAD_REQUEST, List.of(new FieldError("body", "kit.field.invalid")));
    }
    var name = String.valueOf(parameter.getParameterName());
    return fields(HttpStatus.BAD_REQUEST, List.of(new FieldError(name, "kit.field.invalid")));
  }

  private static FieldError of(JacksonException json) {
    var path = new StringBuilder();
    for (var step : json.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    var message = String.valueOf(json.getOriginalMessage());
    var key = message.equals(CleanText.REFUSED) ? CleanText.MESSAGE_KEY : "kit.field.invalid";
    return path.isEmpty()
        ? new FieldError("body", "kit.field.malformed-json")
        : new FieldError(path.toString(), key);
  }

  private static List<FieldError> of(WebExchangeBindException binding) {
    return binding.getFieldErrors().stream()
        .map(error -> new FieldError(error.getField(), "kit.field." + error.getCode()))
        .toList();
  }

  private static List<FieldError> of(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream()
        .map(result -> result.getMethodParameter().getParameterName())
        .map(name -> new FieldError(name == null ? "body" : name, "kit.field.invalid"))
        .toList();
  }

  private static Problem fields(HttpStatus status, List<FieldError> errors) {
    return new Problem(status, INVALID, "kit.error.fields", List.of(), errors, Map.of());
  }

  private static Problem plain(HttpStatusCode status, String type) {
    return keyed(status, type, "kit.error." + status.value());
  }

  private static Problem keyed(HttpStatusCode status, String type, String key) {
    return new Problem(status, type, key, List.of(), List.of(), Map.of());
  }

  private static String slug(HttpStatusCode status) {
    var known = HttpStatus.resolve(status.value());
    return known == null
        ? "http-" + status.value()
        : known.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  private static boolean isTooLarge(Throwable error) {
    return causes(error).anyMatch(DataBufferLimitException.class::isInstance);
  }

  /** The client was too slow or went away; nobody is left to be told, and nothing is wrong here. */
  private static boolean isGone(Throwable error) {
    return error instanceof io.netty.handler.timeout.TimeoutException
        || error instanceof AbortedException;
  }

  private static boolean isOutage(Throwable error) {
    return error instanceof DataAccessResourceFailureException
        || error instanceof TransientDataAccessException
        || error instanceof R2dbcNonTransientResourceException
        || error instanceof R2dbcTransientResourceException
        || error instanceof R2dbcTimeoutException
        || error instanceof TimeoutException
        || error instanceof java.net.ConnectException;
  }

  private static Stream<Throwable> causes(@Nullable Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
