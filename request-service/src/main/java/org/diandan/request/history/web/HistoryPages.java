package org.diandan.request.history.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.action.web.ActionAnswers;
import org.diandan.request.catalogue.Catalogue;
import org.diandan.request.clock.SpokenTime;
import org.diandan.request.history.AskForCode;
import org.diandan.request.history.EnterCode;
import org.diandan.request.history.EnterCode.Entry;
import org.diandan.request.history.History;
import org.diandan.request.history.HistorySessions;
import org.diandan.request.intake.PhoneNumber;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
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

/** Phone, code, list: all orders of a phone and the way into each. */
@Controller
class HistoryPages {

  private static final String HOME = "/mine";
  private static final int LONGEST_TYPED = 30;

  private final Codes codes;
  private final HistorySessions sessions;
  private final History history;
  private final Wording wording;

  HistoryPages(Codes codes, HistorySessions sessions, History history, Wording wording) {
    this.codes = codes;
    this.sessions = sessions;
    this.history = history;
    this.wording = wording;
  }

  /** Making and taking codes, as often as that is allowed. */
  @org.springframework.stereotype.Component("historyCodes")
  record Codes(AskForCode asking, EnterCode entering, Limits limits) {

    Mono<UUID> ask(PhoneNumber phone, String source) {
      return limits
          .take(LimitKind.CODE_PER_SOURCE, source)
          .then(Mono.defer(() -> limits.take(LimitKind.CODE_PER_PHONE, phone.digits())))
          .then(Mono.defer(() -> asking.by(phone)));
    }
  }

  /** Names of items, sentences and times. */
  @org.springframework.stereotype.Component("historyWording")
  record Wording(Catalogue catalogue, MessageSource messages, Clock clock, ZoneId zone) {

    String of(String key, Locale locale, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }

    SpokenTime spoken(Locale locale) {
      return new SpokenTime(clock.instant(), zone, locale);
    }
  }

  /** The list while it is open, else the question for the phone. */
  @GetMapping("/mine")
  Mono<Rendering> home(ServerWebExchange exchange, Locale locale) {
    return sessions
        .findPhone(HistoryCookie.find(exchange))
        .flatMap(phone -> history.of(phone).collectList())
        .map(lines -> list(lines, locale))
        .defaultIfEmpty(phoneForm("", Map.of()));
  }

  /** Sends a code; the answer is the same whether the phone ever ordered or not. */
  @PostMapping("/mine/codes")
  Mono<Rendering> ask(ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              var typed = cut(form.getFirst("phone"));
              return PhoneNumber.read(typed)
                  .map(phone -> codes.ask(phone, Source.of(exchange.getRequest())))
                  .map(code -> code.map(id -> redirect(HOME + "/codes/" + id)))
                  .orElseGet(
                      () ->
                          Mono.just(
                              phoneForm(
                                  typed, Map.of("phone", of("history.phone.wrong", locale)))));
            });
  }

  @GetMapping("/mine/codes/{code}")
  Rendering codeForm(@PathVariable UUID code) {
    return codeForm(code, Map.of());
  }

  @PostMapping("/mine/codes/{code}")
  Mono<Rendering> enter(@PathVariable UUID code, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .map(form -> cut(form.getFirst("code")).strip())
        .flatMap(typed -> codes.entering().enter(code, typed))
        .map(entry -> answer(code, entry, exchange, locale));
  }

  /** Leads into one of the requests by a link of its own. */
  @PostMapping("/mine/requests/{id}")
  Mono<Rendering> open(@PathVariable UUID id, ServerWebExchange exchange) {
    return sessions
        .findPhone(HistoryCookie.find(exchange))
        .flatMap(
            phone ->
                history
                    .open(phone, id)
                    .switchIfEmpty(Mono.error(ActionAnswers::unknown))
                    .map(token -> redirect("/r/" + token.value())))
        .defaultIfEmpty(redirect(HOME));
  }

  /** Closes the list on this device. */
  @PostMapping("/mine/end")
  Mono<Rendering> end(ServerWebExchange exchange) {
    var token = HistoryCookie.find(exchange);
    HistoryCookie.clear(exchange);
    return sessions.end(token).thenReturn(redirect(HOME));
  }

  private Rendering answer(UUID code, Entry entry, ServerWebExchange exchange, Locale locale) {
    return switch (entry) {
      case Entry.Opened opened -> {
        HistoryCookie.write(exchange, opened.session());
        yield redirect(HOME);
      }
      case Entry.Wrong wrong when wrong.left() > 0 ->
          codeForm(code, Map.of("code", wording.of("history.code.wrong", locale, wrong.left())));
      case Entry.Wrong _, Entry.Over _ ->
          phoneForm("", Map.of("phone", of("history.code.over", locale)));
    };
  }

  private Rendering list(List<History.Line> lines, Locale locale) {
    return Rendering.view("request/history/list")
        .modelAttribute("lines", lines)
        .modelAttribute("catalogue", wording.catalogue())
        .modelAttribute("spoken", wording.spoken(locale))
        .build();
  }

  private static Rendering phoneForm(String phone, Map<String, String> errors) {
    return form("request/history/phone", Map.of("phone", phone), errors);
  }

  private static Rendering codeForm(UUID code, Map<String, String> errors) {
    return form("request/history/code", Map.of("code", code), errors);
  }

  private static Rendering form(String view, Map<String, ?> values, Map<String, String> errors) {
    var model = new HashMap<String, Object>(values);
    model.put("errors", errors);
    return Rendering.view(view)
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .model(model)
        .build();
  }

  private static Rendering redirect(String place) {
    return Rendering.redirectTo(place).status(HttpStatus.SEE_OTHER).build();
  }

  private String of(String key, Locale locale) {
    return wording.of(key, locale);
  }

  private static String cut(@Nullable String typed) {
    var text = typed == null ? "" : typed;
    return text.substring(0, Math.min(text.length(), LONGEST_TYPED));
  }
}
