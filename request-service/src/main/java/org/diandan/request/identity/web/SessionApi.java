package org.diandan.request.identity.web;

import java.util.ArrayList;
import java.util.List;
import org.diandan.request.identity.Sessions;
import org.diandan.request.identity.SignIn;
import org.diandan.request.limits.Source;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out for programs; no cookie is set. */
@RestController
final class SessionApi {

  private static final int LONGEST = 200;

  private final SignIn signIn;
  private final Sessions sessions;

  SessionApi(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  record Credentials(@Nullable String login, @Nullable String password) {

    /** Never shows the password in a log. */
    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }

  record OpenedSession(String token, long expiresInSeconds) {}

  @PostMapping("/api/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  Mono<OpenedSession> open(@RequestBody Credentials credentials, ServerWebExchange exchange) {
    var errors = new ArrayList<FieldError>();
    var login = checked(credentials.login(), "login", errors);
    var password = checked(credentials.password(), "password", errors);
    if (!errors.isEmpty()) {
      throw new InvalidInput(List.copyOf(errors));
    }
    return signIn.with(login, password, Source.of(exchange.getRequest())).map(SessionApi::answer);
  }

  @DeleteMapping("/api/sessions/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> end(ServerWebExchange exchange) {
    return SessionCookies.token(exchange.getRequest()).map(sessions::end).orElseGet(Mono::empty);
  }

  private static OpenedSession answer(SignIn.Outcome outcome) {
    return switch (outcome) {
      case SignIn.Outcome.Opened opened ->
          new OpenedSession(opened.session().token(), opened.session().lifetime().toSeconds());
      case SignIn.Outcome.Wrong _ ->
          throw new Refusal(HttpStatus.UNAUTHORIZED, "wrong-credentials", "identity.wrong");
    };
  }

  private static String checked(@Nullable String text, String field, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      errors.add(new FieldError(field, "kit.field.missing"));
      return "";
    }
    if (text.length() > LONGEST) {
      errors.add(new FieldError(field, "kit.field.Size"));
    }
    return text;
  }
}
