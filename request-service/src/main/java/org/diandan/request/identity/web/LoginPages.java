package org.diandan.request.identity.web;

import java.net.URI;
import java.util.Map;
import org.diandan.request.identity.Sessions;
import org.diandan.request.identity.SignIn;
import org.diandan.request.limits.Source;
import org.diandan.web.LocalPath;
import org.diandan.web.Refusal;
import org.diandan.web.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out by form. */
@Controller
final class LoginPages {

  private static final String PAGE = "request/identity/login";
  private static final URI DESK = URI.create("/me");
  private static final URI OWN_PASSWORD = URI.create("/me/password?first=true");
  private static final URI FRONT_PAGE = URI.create("/");

  private final SignIn signIn;
  private final Sessions sessions;

  LoginPages(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  /**
   * What the form shows again.
   *
   * @param fault key of the sentence above the form; null at first
   */
  record Form(String login, String next, @Nullable String fault) {}

  /**
   * The form.
   *
   * @param changed true after a change of password, which has ended every session
   */
  @GetMapping("/login")
  Rendering show(
      @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "false") boolean changed) {
    return Rendering.view(PAGE)
        .model(Map.of("form", new Form("", next, null), "changed", changed))
        .build();
  }

  @PostMapping("/login")
  Mono<Rendering> send(ServerWebExchange exchange) {
    return exchange.getFormData().flatMap(form -> send(exchange, form));
  }

  @PostMapping("/logout")
  Mono<Rendering> leave(ServerWebExchange exchange) {
    var token = SessionCookies.token(exchange.getRequest());
    SessionCookies.clear(exchange);
    return token.map(sessions::end).orElseGet(Mono::empty).thenReturn(redirect(FRONT_PAGE));
  }

  private Mono<Rendering> send(ServerWebExchange exchange, MultiValueMap<String, String> form) {
    var login = text(form.getFirst("login"));
    var next = text(form.getFirst("next"));
    return signIn
        .with(login, text(form.getFirst("password")), Source.of(exchange.getRequest()))
        .flatMap(outcome -> answer(exchange, outcome, new Form(login, next, "identity.wrong")))
        .onErrorResume(
            Refusal.class,
            tooOften ->
                Mono.just(page(tooOften.status(), new Form(login, next, "identity.too-often"))));
  }

  private Mono<Rendering> answer(ServerWebExchange exchange, SignIn.Outcome outcome, Form again) {
    return switch (outcome) {
      case SignIn.Outcome.Wrong _ -> Mono.just(page(HttpStatus.UNPROCESSABLE_CONTENT, again));
      case SignIn.Outcome.Opened opened ->
          endOld(exchange).then(Mono.fromSupplier(() -> welcome(exchange, opened, again)));
    };
  }

  private Mono<Void> endOld(ServerWebExchange exchange) {
    return SessionCookies.token(exchange.getRequest()).map(sessions::end).orElseGet(Mono::empty);
  }

  private static Rendering welcome(
      ServerWebExchange exchange, SignIn.Outcome.Opened opened, Form form) {
    var session = opened.session();
    SessionCookies.write(exchange, session.token(), session.lifetime());
    if (opened.oneTime()) {
      return redirect(OWN_PASSWORD);
    }
    return redirect(form.next().isEmpty() ? DESK : LocalPath.of(form.next()));
  }

  private static Rendering page(HttpStatus status, Form form) {
    return Rendering.view(PAGE)
        .status(status)
        .model(Map.of("form", form, "changed", false))
        .build();
  }

  private static Rendering redirect(URI place) {
    return Rendering.redirectTo(place.toString()).status(HttpStatus.SEE_OTHER).build();
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
