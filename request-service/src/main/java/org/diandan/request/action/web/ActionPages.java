package org.diandan.request.action.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.ActionResult;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.action.WhatIsPossible.Possible;
import org.diandan.request.intake.Fault;
import org.diandan.request.intake.OrderForm;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.diandan.request.tracking.web.TrackingView;
import org.diandan.web.InvalidInput.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What residents do on the private page of their request; each form has a page of its own. */
@Controller
class ActionPages {

  private static final String PAGE_OF_THE_REQUEST = "request/track/private";

  private final FindRequest requests;
  private final ActForResident acting;
  private final TrackingView views;
  private final Words words;

  ActionPages(FindRequest requests, ActForResident acting, TrackingView views, Words words) {
    this.requests = requests;
    this.acting = acting;
    this.views = views;
    this.words = words;
  }

  /** Sentences and the wall time of residents. */
  @org.springframework.stereotype.Component("actionWords")
  record Words(MessageSource messages, ZoneId zone) {

    /** The sentence of each error, by the id of the element that puts it right. */
    Map<String, String> of(List<FieldError> errors, Locale locale) {
      var sentences = new LinkedHashMap<String, String>();
      errors.forEach(
          error ->
              sentences.putIfAbsent(
                  error.field().startsWith("wished") ? "day" : error.field(),
                  of(error.messageKey(), locale, error.arguments().toArray())));
      return sentences;
    }

    String of(String key, Locale locale, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }
  }

  /** A form that came back. */
  private record Call(String token, String view, Sent sent, Locale locale) {}

  @GetMapping("/r/{token}/withdrawal")
  Mono<Rendering> withdrawing(@PathVariable String token, Locale locale) {
    return form(token, "request/action/withdrawal", locale);
  }

  @GetMapping("/r/{token}/words")
  Mono<Rendering> addingWords(@PathVariable String token, Locale locale) {
    return form(token, "request/action/words", locale);
  }

  @GetMapping("/r/{token}/wish")
  Mono<Rendering> rescheduling(@PathVariable String token, Locale locale) {
    return form(token, "request/action/wish", locale);
  }

  @GetMapping("/r/{token}/reopening")
  Mono<Rendering> reopening(@PathVariable String token, Locale locale) {
    return form(token, "request/action/reopening", locale);
  }

  @PostMapping("/r/{token}/withdrawal")
  Mono<Rendering> withdraw(@PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return sent(exchange)
        .map(sent -> new Call(token, "request/action/withdrawal", sent, locale))
        .flatMap(call -> act(call, new ResidentAction.Withdraw(call.sent().get("reason"))));
  }

  @PostMapping("/r/{token}/words")
  Mono<Rendering> addWords(@PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return sent(exchange)
        .map(sent -> new Call(token, "request/action/words", sent, locale))
        .flatMap(call -> act(call, new ResidentAction.AddWords(call.sent().get("words"))));
  }

  @PostMapping("/r/{token}/urges")
  Mono<Rendering> urge(@PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return sent(exchange)
        .map(sent -> new Call(token, PAGE_OF_THE_REQUEST, sent, locale))
        .flatMap(call -> act(call, new ResidentAction.Urge()));
  }

  @PostMapping("/r/{token}/reopening")
  Mono<Rendering> reopen(@PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return sent(exchange)
        .map(sent -> new Call(token, "request/action/reopening", sent, locale))
        .flatMap(call -> act(call, new ResidentAction.Reopen(call.sent().get("words"))));
  }

  @PostMapping("/r/{token}/wish")
  Mono<Rendering> reschedule(
      @PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return sent(exchange)
        .map(sent -> new Call(token, "request/action/wish", sent, locale))
        .flatMap(this::reschedule);
  }

  @PostMapping("/r/{token}/evaluation")
  Mono<Rendering> evaluate(@PathVariable String token, ServerWebExchange exchange, Locale locale) {
    return sent(exchange)
        .map(sent -> new Call(token, PAGE_OF_THE_REQUEST, sent, locale))
        .flatMap(this::evaluate);
  }

  private Mono<Rendering> reschedule(Call call) {
    var form =
        OrderForm.empty()
            .with(call.sent().fields())
            .with(Map.of("wish", OrderForm.ON_A_DAY))
            .answers(words.zone());
    var from = form.wishedFrom();
    var until = form.wishedUntil();
    return from == null || until == null
        ? wrong(call, List.of(new FieldError("day", "order.day.wrong")))
        : act(call, new ResidentAction.Reschedule(from, until));
  }

  private Mono<Rendering> evaluate(Call call) {
    var resolved = call.sent().get("resolved");
    var stars = call.sent().get("stars");
    var faults = new ArrayList<FieldError>();
    if (!resolved.equals("true") && !resolved.equals("false")) {
      faults.add(new FieldError("resolved", "request.resolved.missing"));
    }
    if (!stars.matches("[1-5]")) {
      faults.add(new FieldError("stars", "request.stars.range"));
    }
    return faults.isEmpty()
        ? act(
            call,
            new ResidentAction.Evaluate(
                resolved.equals("true"), Integer.parseInt(stars), call.sent().get("words")))
        : wrong(call, faults);
  }

  private Mono<Rendering> form(String token, String view, Locale locale) {
    return find(token)
        .map(
            request ->
                fits(view, views.possible(request))
                    ? views.with(
                        views.model(request, token, locale), view, HttpStatus.OK, Map.of())
                    : back(token));
  }

  private static boolean fits(String view, Possible possible) {
    return switch (view) {
      case "request/action/withdrawal" -> possible.withdraw();
      case "request/action/words" -> possible.addWords();
      case "request/action/wish" -> possible.reschedule();
      default -> possible.reopen();
    };
  }

  private Mono<Rendering> act(Call call, ResidentAction action) {
    return requests
        .idByLink(call.token())
        .switchIfEmpty(Mono.error(ActionAnswers::unknown))
        .flatMap(id -> acting.act(id, action, Actor.resident(), call.sent().key()))
        .flatMap(result -> answer(call, action, result));
  }

  private Mono<Rendering> answer(Call call, ResidentAction action, ActionResult result) {
    return switch (result) {
      case ActionResult.Faulty faulty ->
          wrong(call, faulty.faults().stream().map(Fault::error).toList());
      case ActionResult.TooOften often -> later(call, often);
      case ActionResult.Done _, ActionResult.OutOfOrder _, ActionResult.Unknown _ ->
          ActionAnswers.done(result, action).thenReturn(back(call.token()));
    };
  }

  /** The form again, as it was typed, with what is wrong. */
  private Mono<Rendering> wrong(Call call, List<FieldError> errors) {
    return again(
        call,
        HttpStatus.UNPROCESSABLE_CONTENT,
        Map.of("errors", words.of(errors, call.locale()), "typed", call.sent().fields()));
  }

  private Mono<Rendering> later(Call call, ActionResult.TooOften often) {
    var refusal = ActionAnswers.tooOften(often);
    var notice = words.of(refusal.messageKey(), call.locale(), refusal.arguments());
    return again(
        call,
        HttpStatus.TOO_MANY_REQUESTS,
        Map.of("notice", notice, "typed", call.sent().fields()));
  }

  private Mono<Rendering> again(Call call, HttpStatus status, Map<String, ?> more) {
    return find(call.token())
        .map(
            request ->
                views.with(
                    views.model(request, call.token(), call.locale()),
                    call.view(),
                    status,
                    more));
  }

  private Mono<TrackedRequest> find(String token) {
    return requests.byLink(token).switchIfEmpty(Mono.error(ActionAnswers::unknown));
  }

  private static Mono<Sent> sent(ServerWebExchange exchange) {
    return exchange.getFormData().map(Sent::of);
  }

  private static Rendering back(String token) {
    return Rendering.redirectTo("/r/" + token).build();
  }
}
