package org.diandan.request.identity.web;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.diandan.request.identity.ChangePassword;
import org.diandan.web.Refusal;
import org.diandan.web.SessionCookies;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Everybody's own password by form; nothing that was typed is ever shown again. */
@Controller
final class PasswordPage {

  private static final String PAGE = "request/identity/password";
  private static final String SIGN_IN_AGAIN = "/login?changed=true";

  private final ChangePassword changing;
  private final MessageSource messages;

  PasswordPage(ChangePassword changing, MessageSource messages) {
    this.changing = changing;
    this.messages = messages;
  }

  /**
   * The form.
   *
   * @param first true after somebody signed in with a one-time password
   */
  @GetMapping("/me/password")
  Rendering show(@RequestParam(defaultValue = "false") boolean first) {
    return page(HttpStatus.OK, Map.of(), first);
  }

  @PostMapping("/me/password")
  Mono<Rendering> send(@AuthenticationPrincipal SignedIn person, ServerWebExchange exchange) {
    return exchange.getFormData().flatMap(form -> change(person, form, exchange));
  }

  private Mono<Rendering> change(
      SignedIn person, MultiValueMap<String, String> form, ServerWebExchange exchange) {
    var wanted = text(form, "wanted");
    if (!wanted.equals(text(form, "again"))) {
      return Mono.just(faulty(exchange, "again", "identity.password.differs"));
    }
    return changing
        .of(person, text(form, "old"), wanted)
        .map(outcome -> answer(exchange, outcome))
        .onErrorResume(
            Refusal.class, _ -> Mono.just(faulty(exchange, "old", "identity.too-often")));
  }

  private Rendering answer(ServerWebExchange exchange, ChangePassword.Outcome outcome) {
    return switch (outcome) {
      case ChangePassword.Outcome.Changed _ -> changed(exchange);
      case ChangePassword.Outcome.WrongOld _ -> faulty(exchange, "old", "identity.wrong-old");
      case ChangePassword.Outcome.Weak weak -> faulty(exchange, "wanted", weak.messageKey());
    };
  }

  private static Rendering changed(ServerWebExchange exchange) {
    SessionCookies.clear(exchange);
    return Rendering.redirectTo(SIGN_IN_AGAIN).status(HttpStatus.SEE_OTHER).build();
  }

  private Rendering faulty(ServerWebExchange exchange, String field, String messageKey) {
    var locale = exchange.getLocaleContext().getLocale();
    var errors = new LinkedHashMap<String, String>();
    errors.put(field, messages.getMessage(messageKey, null, locale));
    return page(HttpStatus.UNPROCESSABLE_CONTENT, errors, false);
  }

  private static Rendering page(HttpStatus status, Map<String, String> errors, boolean first) {
    return Rendering.view(PAGE)
        .status(status)
        .model(Map.of("errors", errors, "first", first))
        .build();
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    return requireNonNullElse(form.getFirst(field), "");
  }
}
