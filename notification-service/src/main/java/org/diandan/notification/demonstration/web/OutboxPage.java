package org.diandan.notification.demonstration.web;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.diandan.contract.Role;
import org.diandan.notification.demonstration.DemonstrationOutbox;
import org.diandan.notification.message.MessageTexts;
import org.diandan.notification.reply.TakeReply;
import org.diandan.web.Refusal;
import org.diandan.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The demonstration outbox as a page. */
@Controller
class OutboxPage {

  private static final int SHOWN = 100;

  private final DemonstrationOutbox outbox;
  private final TakeReply takeReply;
  private final MessageTexts texts;
  private final Clock clock;

  OutboxPage(DemonstrationOutbox outbox, TakeReply takeReply, MessageTexts texts, Clock clock) {
    this.outbox = outbox;
    this.takeReply = takeReply;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping("/outbox")
  Mono<String> page(@AuthenticationPrincipal SignedIn administrator, Locale locale, Model model) {
    requireEverywhere(administrator);
    return shown(locale, model);
  }

  /** Messages to people of every area lie in it. */
  static void requireEverywhere(SignedIn administrator) {
    if (!administrator.holds(Role.ADMINISTRATOR.name(), "")) {
      throw new Refusal(HttpStatus.FORBIDDEN, "outside-area", "kit.error.403");
    }
  }

  private Mono<String> shown(Locale locale, Model model) {
    return Mono.zip(outbox.list(null, SHOWN), outbox.listFailed(SHOWN))
        .doOnNext(
            found ->
                model
                    .addAttribute("taken", found.getT1())
                    .addAttribute("failed", found.getT2())
                    .addAttribute("times", new Times(texts, locale, clock.instant())))
        .thenReturn("notification/outbox");
  }

  /**
   * As if the person who got a message had answered it; what becomes of it stands above the list.
   */
  @PostMapping("/outbox/{key}/reply")
  Mono<String> reply(
      @PathVariable UUID key,
      @AuthenticationPrincipal SignedIn administrator,
      ServerWebExchange exchange,
      Model model) {
    requireEverywhere(administrator);
    var locale = requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.CHINA);
    return exchange
        .getFormData()
        .flatMap(form -> takeReply.to(key, "yes".equals(form.getFirst("answer"))))
        .doOnNext(outcome -> model.addAttribute("replied", outcome.name()))
        .then(Mono.defer(() -> shown(locale, model)));
  }

  /** Says moments in the reader's language. */
  record Times(MessageTexts texts, Locale locale, Instant now) {

    public String say(Instant moment) {
      return texts.sayTime(moment, locale, now);
    }
  }
}
