package org.diandan.notification.demonstration.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.diandan.notification.demonstration.DemonstrationOutbox;
import org.diandan.notification.message.MessageTexts;
import org.diandan.notification.reply.TakeReply;
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
  Mono<String> page(Locale locale, Model model) {
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
      @PathVariable UUID key, ServerWebExchange exchange, Locale locale, Model model) {
    return exchange
        .getFormData()
        .flatMap(form -> takeReply.to(key, "yes".equals(form.getFirst("answer"))))
        .doOnNext(outcome -> model.addAttribute("replied", outcome.name()))
        .then(Mono.defer(() -> page(locale, model)));
  }

  /** Says moments in the reader's language. */
  record Times(MessageTexts texts, Locale locale, Instant now) {

    public String say(Instant moment) {
      return texts.sayTime(moment, locale, now);
    }
  }
}
