package org.diandan.request.tracking.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diandan.request.intake.OrderNumber;
import org.diandan.request.limits.LimitKind;
import org.diandan.request.limits.Limits;
import org.diandan.request.limits.Source;
import org.diandan.request.tracking.FindRequest;
import org.diandan.request.tracking.TrackedRequest;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Order number and phone tail open the bare status. Wrong pairs are counted per order and per
 * source, and an unknown number looks like a wrong tail.
 */
@Controller
class LookUpController {

  /** The last digits of a phone, or a tracking code. */
  private static final Pattern TAIL = Pattern.compile("\\d{4}|\\d{8}");

  private final FindRequest requests;
  private final TrackingView views;
  private final Limits limits;
  private final MessageSource messages;

  LookUpController(
      FindRequest requests, TrackingView views, Limits limits, MessageSource messages) {
    this.requests = requests;
    this.views = views;
    this.limits = limits;
    this.messages = messages;
  }

  /** What was typed. */
  private record Typed(String number, String tail) {

    static Typed of(MultiValueMap<String, String> sent) {
      var number = sent.getFirst("number");
      var tail = sent.getFirst("tail");
      return new Typed(number == null ? "" : number.strip(), tail == null ? "" : tail.replaceAll("\\s", ""));
    }

    Optional<OrderNumber> readable() {
      return TAIL.matcher(tail).matches() ? OrderNumber.read(number) : Optional.empty();
    }
  }

  @GetMapping("/track")
  Rendering form() {
    return form(new Typed("", ""), Map.of());
  }

  @PostMapping("/track")
  Mono<Rendering> lookUp(ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .map(Typed::of)
        .flatMap(
            typed ->
                typed
                    .readable()
                    .map(number -> found(number, typed, exchange.getRequest(), locale))
                    .orElseGet(() -> Mono.just(form(typed, errors(typed, locale)))));
  }

  private Mono<Rendering> found(
      OrderNumber number, Typed typed, ServerHttpRequest call, Locale locale) {
    return limits
        .take(LimitKind.TRACK_PER_SOURCE, Source.of(call))
        .then(Mono.defer(() -> limits.take(LimitKind.TRACK_PER_ORDER, number.value())))
        .then(Mono.defer(() -> requests.byNumber(number, typed.tail())))
        .flatMap(request -> shown(request, number, call, locale))
        .switchIfEmpty(
            Mono.fromSupplier(
                () -> form(typed, Map.of("number", sentence("track.no-match", locale)))));
  }

  /** Only wrong pairs are counted. */
  private Mono<Rendering> shown(
      TrackedRequest request, OrderNumber number, ServerHttpRequest call, Locale locale) {
    return limits
        .giveBack(LimitKind.TRACK_PER_SOURCE, Source.of(call))
        .then(Mono.defer(() -> limits.giveBack(LimitKind.TRACK_PER_ORDER, number.value())))
        .thenReturn(views.bare(request, locale));
  }

  private Map<String, String> errors(Typed typed, Locale locale) {
    var errors = new LinkedHashMap<String, String>();
    if (OrderNumber.read(typed.number()).isEmpty()) {
      errors.put("number", sentence("track.number.wrong", locale));
    }
    if (!TAIL.matcher(typed.tail()).matches()) {
      errors.put("tail", sentence("track.tail.wrong", locale));
    }
    return errors;
  }

  private String sentence(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  private static Rendering form(Typed typed, Map<String, String> errors) {
    var model = new HashMap<String, Object>();
    model.put("number", typed.number());
    model.put("tail", typed.tail());
    model.put("errors", errors);
    return Rendering.view("request/track/look-up")
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
        .model(model)
        .build();
  }
}
