package org.diandan.request.closing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.closing.Closer;
import org.diandan.request.closing.WantedEnd;
import org.diandan.request.limits.Source;
import org.diandan.request.tracking.FindRequest;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The form that ends a request; the desk's and the official's page of it send the same one. */
@Controller
class ClosingPages {

  private static final String DESK = "desk";

  private final ClosingDesk desk;
  private final FindRequest requests;
  private final Sentences sentences;

  ClosingPages(ClosingDesk desk, FindRequest requests, Sentences sentences) {
    this.desk = desk;
    this.requests = requests;
    this.sentences = sentences;
  }

  /** What the form says. */
  @Component("closingSentences")
  record Sentences(MessageSource messages) {

    String of(String key, Locale locale, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }

    /** The first sentence of each wrong field, by the id of the field. */
    Map<String, String> of(List<FieldError> errors, Locale locale) {
      var found = new LinkedHashMap<String, String>();
      errors.forEach(
          error ->
              found.putIfAbsent(
                  "closing-" + error.field(),
                  of(error.messageKey(), locale, error.arguments().toArray())));
      return found;
    }
  }

  /** Somebody with the form before them. */
  private record Visit(UUID request, Closer by, Map<String, String> typed, Locale locale) {

    /** Names this sending of the form, so that a second click does nothing more. */
    String key() {
      var key = typed.getOrDefault("key", "");
      return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
    }

    /** The page the form came from. */
    String back() {
      return typed.getOrDefault("back", "").equals(DESK) ? DESK : "official";
    }
  }

  @GetMapping("/requests/{id}/closing")
  Mono<Rendering> form(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String back,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var visit = new Visit(id, Closer.of(reader, ""), Map.of("back", back), locale);
    return desk.permit(id, visit.by())
        .then(Mono.defer(() -> show(visit, HttpStatus.OK, "", Map.of())));
  }

  @PostMapping("/requests/{id}/closing")
  Mono<Rendering> end(
      @PathVariable UUID id,
      @AuthenticationPrincipal SignedIn reader,
      ServerWebExchange exchange,
      Locale locale) {
    var by = Closer.of(reader, Source.of(exchange.getRequest()));
    return exchange
        .getFormData()
        .map(form -> new Visit(id, by, form.toSingleValueMap(), locale))
        .flatMap(this::end);
  }

  private Mono<Rendering> end(Visit visit) {
    var wanted = new WantedEnd(visit.typed().get("reason"), visit.typed().get("explanation"));
    return desk.end(visit.request(), wanted, visit.by(), visit.key())
        .thenReturn(
            Rendering.redirectTo("/%s/requests/%s".formatted(visit.back(), visit.request()))
                .status(HttpStatus.SEE_OTHER)
                .build())
        .onErrorResume(
            InvalidInput.class,
            wrong ->
                show(
                    visit,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "",
                    sentences.of(wrong.errors(), visit.locale())))
        .onErrorResume(
            Refusal.class,
            refusal ->
                refusal.status() == HttpStatus.NOT_FOUND
                    ? Mono.error(refusal)
                    : show(
                        visit,
                        refusal.status(),
                        sentences.of(refusal.messageKey(), visit.locale(), refusal.arguments()),
                        Map.of()));
  }

  private Mono<Rendering> show(
      Visit visit, HttpStatus status, String notice, Map<String, String> errors) {
    return requests
        .byId(visit.request())
        .map(
            request ->
                Rendering.view("request/closing/form")
                    .status(status)
                    .modelAttribute("request", request)
                    .modelAttribute("back", visit.back())
                    .modelAttribute("key", visit.key())
                    .modelAttribute("notice", notice)
                    .modelAttribute("typed", visit.typed())
                    .modelAttribute("errors", errors)
                    .build());
  }
}
