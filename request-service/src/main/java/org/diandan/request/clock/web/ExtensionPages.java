package org.diandan.request.clock.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.request.clock.running.Asker;
import org.diandan.request.clock.running.ClockCards;
import org.diandan.request.clock.running.ClockOutcome;
import org.diandan.request.clock.running.ExtendPromise;
import org.diandan.request.clock.running.FindAsker;
import org.diandan.web.Authority;
import org.diandan.web.InvalidInput.FieldError;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Wishes for more time in an official's areas. */
@Controller
@RequestMapping("/official/extensions")
class ExtensionPages {

  private static final String PAGE = "/official/extensions";

  private final ClockCards cards;
  private final ExtendPromise extending;
  private final FindAsker askers;
  private final ClockWords words;

  ExtensionPages(ClockCards cards, ExtendPromise extending, FindAsker askers, ClockWords words) {
    this.cards = cards;
    this.extending = extending;
    this.askers = askers;
    this.words = words;
  }

  /**
   * What the page shows besides the list.
   *
   * @param about the wish an error belongs to; empty for none
   */
  private record Shown(
      String done, String about, List<FieldError> errors, Optional<Refusal> refused) {

    HttpStatus status() {
      return refused
          .map(Refusal::status)
          .orElse(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String done,
      @AuthenticationPrincipal SignedIn official,
      Locale locale) {
    var known = done.matches("granted|refused") ? done : "";
    return show(official, locale, new Shown(known, "", List.of(), Optional.empty()));
  }

  @PostMapping("/{extension}/approval")
  Mono<Rendering> grant(
      @PathVariable UUID extension, @AuthenticationPrincipal SignedIn official, Locale locale) {
    return asker(extension, official)
        .flatMap(asker -> extending.grant(extension, asker))
        .flatMap(outcome -> after(outcome, "granted", official, locale));
  }

  @PostMapping("/{extension}/refusal")
  Mono<Rendering> refuse(
      @PathVariable UUID extension,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn official,
      Locale locale) {
    return Mono.zip(asker(extension, official), exchange.getFormData())
        .flatMap(
            read -> {
              var reason = Optional.ofNullable(read.getT2().getFirst("reason")).orElse("");
              var errors = Said.faults("reason", reason, Said.LONGEST_REASON);
              return errors.isEmpty()
                  ? extending
                      .refuse(extension, reason.strip(), read.getT1())
                      .flatMap(outcome -> after(outcome, "refused", official, locale))
                  : show(
                      official,
                      locale,
                      new Shown("", extension.toString(), errors, Optional.empty()));
            });
  }

  private Mono<Asker> asker(UUID extension, SignedIn official) {
    return cards
        .requestOf(extension)
        .flatMap(request -> askers.of(official, request))
        .flatMap(Mono::justOrEmpty)
        .filter(asker -> asker.role() == Asker.As.OFFICIAL)
        .switchIfEmpty(Mono.error(Refusals::unknown));
  }

  private Mono<Rendering> after(
      ClockOutcome outcome, String done, SignedIn official, Locale locale) {
    var refused = Refusals.of(outcome);
    return refused.isPresent()
        ? show(official, locale, new Shown("", "", List.of(), refused))
        : Mono.just(
            Rendering.redirectTo(PAGE + "?done=" + done).status(HttpStatus.SEE_OTHER).build());
  }

  private Mono<Rendering> show(SignedIn official, Locale locale, Shown shown) {
    return cards
        .waiting(areasOf(official))
        .collectList()
        .map(
            waiting ->
                Rendering.view("request/clock/extensions")
                    .status(shown.status())
                    .modelAttribute("waiting", waiting)
                    .modelAttribute("done", shown.done())
                    .modelAttribute("about", shown.about())
                    .modelAttribute("errors", words.of(shown.errors(), locale))
                    .modelAttribute("links", links(shown, locale))
                    .modelAttribute(
                        "refused",
                        shown.refused().map(why -> words.of(why.messageKey(), locale)).orElse(""))
                    .modelAttribute("spoken", words.spoken(locale))
                    .build());
  }

  /** Each wish has a field of its own, so the summary links to that one. */
  private Map<String, String> links(Shown shown, Locale locale) {
    return shown.errors().isEmpty()
        ? Map.of()
        : Map.of(
            "reason-" + shown.about(), words.of(shown.errors(), locale).values().iterator().next());
  }

  private static List<String> areasOf(SignedIn official) {
    return official.authorities().stream()
        .filter(authority -> authority.role().equals(Role.OFFICIAL.name()))
        .map(Authority::area)
        .toList();
  }
}
