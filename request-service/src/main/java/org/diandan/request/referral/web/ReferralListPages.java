package org.diandan.request.referral.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diandan.request.limits.Source;
import org.diandan.request.referral.AskForTime;
import org.diandan.request.referral.LadderCards;
import org.diandan.request.referral.LadderOutcome;
import org.diandan.request.referral.Staff;
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

/**
 * Everything departments and the meeting hold in an official's areas, and their wishes for time.
 */
@Controller
@RequestMapping("/official/referrals")
class ReferralListPages {

  private static final String PAGE = "/official/referrals";

  private final LadderCards cards;
  private final AskForTime extending;
  private final LadderWords words;

  ReferralListPages(LadderCards cards, AskForTime extending, LadderWords words) {
    this.cards = cards;
    this.extending = extending;
    this.words = words;
  }

  /**
   * What the page shows besides the lists.
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
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var known = done.matches("granted|refused") ? done : "";
    return show(by(exchange, reader), locale, new Shown(known, "", List.of(), Optional.empty()));
  }

  @PostMapping("/extensions/{extension}/approval")
  Mono<Rendering> grant(
      @PathVariable UUID extension,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var by = by(exchange, reader);
    return extending
        .decide(extension, null, by)
        .flatMap(outcome -> after(outcome, "granted", by, locale));
  }

  @PostMapping("/extensions/{extension}/refusal")
  Mono<Rendering> refuse(
      @PathVariable UUID extension,
      ServerWebExchange exchange,
      @AuthenticationPrincipal SignedIn reader,
      Locale locale) {
    var by = by(exchange, reader);
    return exchange
        .getFormData()
        .map(TypedForm::new)
        .flatMap(
            typed -> {
              var errors = typed.wordsErrors("reason");
              return errors.isEmpty()
                  ? extending
                      .decide(extension, typed.get("reason"), by)
                      .flatMap(outcome -> after(outcome, "refused", by, locale))
                  : show(by, locale, new Shown("", extension.toString(), errors, Optional.empty()));
            });
  }

  private Mono<Rendering> after(LadderOutcome outcome, String done, Staff by, Locale locale) {
    var refused = Refusals.of(outcome);
    if (refused.filter(why -> why.status() == HttpStatus.NOT_FOUND).isPresent()) {
      return Mono.error(refused.get());
    }
    return refused.isPresent()
        ? show(by, locale, new Shown("", "", List.of(), refused))
        : Mono.just(
            Rendering.redirectTo(PAGE + "?done=" + done).status(HttpStatus.SEE_OTHER).build());
  }

  private Mono<Rendering> show(Staff by, Locale locale, Shown shown) {
    return Mono.zip(cards.inside(by).collectList(), cards.wishes(by).collectList())
        .map(
            read ->
                Rendering.view("request/referral/list")
                    .status(shown.status())
                    .modelAttribute("lines", read.getT1())
                    .modelAttribute("wishes", read.getT2())
                    .modelAttribute("done", shown.done())
                    .modelAttribute("about", shown.about())
                    .modelAttribute("errors", words.of(shown.errors(), locale))
                    .modelAttribute("links", links(shown, locale))
                    .modelAttribute(
                        "refused",
                        shown.refused().map(why -> words.of(why.messageKey(), locale)).orElse(""))
                    .modelAttribute("catalogue", words.catalogue())
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

  private static Staff by(ServerWebExchange exchange, SignedIn reader) {
    return Staff.official(reader, Source.of(exchange.getRequest()));
  }
}
