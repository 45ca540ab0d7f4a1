package org.diandan.notification.demonstration.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.diandan.notification.demonstration.DemonstrationOutbox;
import org.diandan.notification.message.MessageTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** The demonstration outbox as a page. */
@Controller
class OutboxPage {

  private static final int SHOWN = 100;

  private final DemonstrationOutbox outbox;
  private final MessageTexts texts;
  private final Clock clock;

  OutboxPage(DemonstrationOutbox outbox, MessageTexts texts, Clock clock) {
    this.outbox = outbox;
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

  /** Says moments in the reader's language. */
  record Times(MessageTexts texts, Locale locale, Instant now) {

    public String say(Instant moment) {
      return texts.sayTime(moment, locale, now);
    }
  }
}
