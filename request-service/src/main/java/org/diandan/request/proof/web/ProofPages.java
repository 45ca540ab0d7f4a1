package org.diandan.request.proof.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.limits.Source;
import org.diandan.request.proof.AskForProof;
import org.diandan.request.proof.AskForProof.Wish;
import org.diandan.request.proof.EnterProof;
import org.diandan.request.proof.EnterProof.Entry;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Phone, code, and on: the same two pages for everything a phone is proven for. No answer tells
 * whether a phone is known.
 */
@Controller
class ProofPages {

  private static final int LONGEST_TYPED = 30;

  private final AskForProof asking;
  private final EnterProof entering;
  private final MessageSource messages;

  ProofPages(AskForProof asking, EnterProof entering, MessageSource messages) {
    this.asking = asking;
    this.entering = entering;
    this.messages = messages;
  }

  @GetMapping({"/join", "/join/consent", "/login/code"})
  Rendering phone(ServerWebExchange exchange) {
    return phoneForm(flow(exchange), "", HttpStatus.OK, Map.of());
  }

  @PostMapping({"/join/codes", "/join/consent/codes", "/login/code/codes"})
  Mono<Rendering> ask(ServerWebExchange exchange, Locale locale) {
    var flow = flow(exchange);
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed = cut(form.getFirst("phone"));
              return PhoneNumber.read(typed)
                  .filter(PhoneNumber::isMobile)
                  .map(phone -> send(flow, phone, exchange, locale))
                  .orElseGet(() -> Mono.just(wrongPhone(flow, typed, locale)));
            });
  }

  @GetMapping({"/join/codes/{code}", "/join/consent/codes/{code}", "/login/code/codes/{code}"})
  Rendering code(@PathVariable UUID code, ServerWebExchange exchange) {
    return codeForm(flow(exchange), code, Map.of());
  }

  @PostMapping({"/join/codes/{code}", "/join/consent/codes/{code}", "/login/code/codes/{code}"})
  Mono<Rendering> enter(@PathVariable UUID code, ServerWebExchange exchange, Locale locale) {
    var flow = flow(exchange);
    return exchange
        .getFormData()
        .map(form -> cut(form.getFirst("code")).strip())
        .flatMap(typed -> entering.enter(code, flow.purpose(), typed))
        .map(
            entry ->
                switch (entry) {
                  case Entry.Proven proven -> {
                    ProofCookie.write(exchange, proven.proof());
                    yield redirect(flow.next());
                  }
                  case Entry.Wrong wrong when wrong.left() > 0 ->
                      codeForm(
                          flow, code, Map.of("code", of("proof.code.wrong", locale, wrong.left())));
                  case Entry.Wrong _, Entry.Over _ ->
                      phoneForm(
                          flow,
                          "",
                          HttpStatus.UNPROCESSABLE_CONTENT,
                          Map.of("phone", of("proof.code.over", locale)));
                });
  }

  private Mono<Rendering> send(
      Flow flow, PhoneNumber phone, ServerWebExchange exchange, Locale locale) {
    var source = Source.of(exchange.getRequest());
    return asking
        .forCode(new Wish(flow.purpose(), phone, locale.toLanguageTag(), source))
        .map(code -> redirect(flow.home() + "/codes/" + code))
        .onErrorResume(
            Refusal.class,
            tooOften ->
                Mono.just(
                    phoneForm(
                        flow,
                        phone.digits(),
                        tooOften.status(),
                        Map.of("phone", of("proof.too-often", locale)))));
  }

  private Rendering wrongPhone(Flow flow, String typed, Locale locale) {
    return phoneForm(
        flow,
        typed,
        HttpStatus.UNPROCESSABLE_CONTENT,
        Map.of("phone", of("proof.phone.wrong", locale)));
  }

  private static Rendering phoneForm(
      Flow flow, String phone, HttpStatus status, Map<String, String> errors) {
    return Rendering.view("request/proof/phone")
        .status(status)
        .model(Map.of("flow", flow, "phone", phone, "errors", errors))
        .build();
  }

  private static Rendering codeForm(Flow flow, UUID code, Map<String, String> errors) {
    var model = new HashMap<String, Object>();
    model.put("flow", flow);
    model.put("code", code);
    model.put("errors", errors);
    return Rendering.view("request/proof/code")
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .model(model)
        .build();
  }

  private static Flow flow(ServerWebExchange exchange) {
    return Flow.of(exchange.getRequest().getPath().pathWithinApplication().value());
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }

  private String of(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static String cut(@Nullable String typed) {
    var text = typed == null ? "" : typed;
    return text.substring(0, Math.min(text.length(), LONGEST_TYPED));
  }
}
