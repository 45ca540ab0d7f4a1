package org.diandan.request.clock.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.clock.running.AskResident;
import org.diandan.request.clock.running.Asker;
import org.diandan.request.clock.running.ClockCard;
import org.diandan.request.clock.running.ClockCards;
import org.diandan.request.clock.running.ClockOutcome;
import org.diandan.request.clock.running.EndWait;
import org.diandan.request.clock.running.ExtendPromise;
import org.diandan.request.clock.running.FindAsker;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The clocks of one request, for the staff of its area and the leaders of the team that holds it.
 */
@Controller
@RequestMapping("/requests/{id}/clock")
class ClockPages {

  private final FindAsker askers;
  private final ClockCards cards;
  private final Wishes wishes;
  private final ClockWords words;

  ClockPages(FindAsker askers, ClockCards cards, Wishes wishes, ClockWords words) {
    this.askers = askers;
    this.cards = cards;
    this.wishes = wishes;
    this.words = words;
  }

  /** What can be done from the page. */
  @Component("clockWishes")
  record Wishes(AskResident asking, EndWait waiting, ExtendPromise extending) {}

  /** Who looks at which request, and what they typed. */
  private record Visit(
      UUID request,
      Asker asker,
      Locale locale,
      Map<String, String> typed,
      List<FieldError> errors) {

    Visit with(List<FieldError> found) {
      return new Visit(request, asker, locale, typed, found);
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return asker(id, reader)
        .map(asker -> new Visit(id, asker, locale, Map.of(), List.of()))
        .flatMap(visit -> show(visit, done, Optional.empty()));
  }

  @PostMapping("/question")
  Mono<Rendering> ask(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit -> {
              var words = visit.typed().getOrDefault("question", "");
              var errors = Said.faults("question", words, Said.LONGEST_QUESTION);
              return errors.isEmpty()
                  ? wishes
                      .asking()
                      .ask(id, words.strip(), visit.asker())
                      .flatMap(outcome -> after(visit, outcome, "asked"))
                  : show(visit.with(errors), "", Optional.empty());
            });
  }

  /** Whoever asked knows enough; the clocks go on. */
  @PostMapping("/question/end")
  Mono<Rendering> takeBack(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit ->
                wishes
                    .waiting()
                    .takeBack(id)
                    .flatMap(outcome -> after(visit, outcome, "taken-back")));
  }

  @PostMapping("/extension")
  Mono<Rendering> extend(
      @PathVariable UUID id,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    return visit(id, exchange, reader, locale)
        .flatMap(
            visit -> {
              var typed = new TypedExtension(visit.typed(), words.zone());
              var until = typed.until();
              return typed.errors().isEmpty() && until.isPresent()
                  ? wishes
                      .extending()
                      .ask(id, until.get(), typed.reason(), visit.asker())
                      .flatMap(outcome -> after(visit, outcome, "wished"))
                  : show(visit.with(typed.errors()), "", Optional.empty());
            });
  }

  private Mono<Visit> visit(UUID id, ServerWebExchange exchange, SignedIn reader, Locale locale) {
    return Mono.zip(asker(id, reader), exchange.getFormData())
        .map(
            read ->
                new Visit(id, read.getT1(), locale, read.getT2().toSingleValueMap(), List.of()));
  }

  private Mono<Asker> asker(UUID id, SignedIn reader) {
    return askers
        .of(reader, id)
        .flatMap(Mono::justOrEmpty)
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private Mono<Rendering> after(Visit visit, ClockOutcome outcome, String done) {
    var refused = Refusals.of(outcome);
    return refused.isPresent()
        ? show(visit, "", refused)
        : Mono.just(
            Rendering.redirectTo("/requests/%s/clock?done=%s".formatted(visit.request(), done))
                .status(HttpStatus.SEE_OTHER)
                .build());
  }

  private Mono<Rendering> show(Visit visit, String done, Optional<Refusal> refused) {
    return cards
        .of(visit.request())
        .map(card -> view(visit, card, done, refused))
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private Rendering view(Visit visit, ClockCard card, String done, Optional<Refusal> refused) {
    var locale = visit.locale();
    return Rendering.view("request/clock/case")
        .status(
            refused
                .map(Refusal::status)
                .orElse(
                    visit.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT))
        .modelAttribute("card", card)
        .modelAttribute("official", visit.asker().role() == Asker.As.OFFICIAL)
        .modelAttribute("done", done.matches("asked|taken-back|wished") ? done : "")
        .modelAttribute(
            "refused", refused.map(why -> words.of(why.messageKey(), locale)).orElse(""))
        .modelAttribute("typed", visit.typed())
        .modelAttribute("errors", words.of(visit.errors(), locale))
        .modelAttribute("spoken", words.spoken(locale))
        .build();
  }
}
