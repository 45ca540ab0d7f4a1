package org.diandan.notification.demonstration.web;

import org.diandan.notification.demonstration.DemonstrationOutbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** The demonstration outbox as a page. */
@Controller
class OutboxPage {

  private static final int SHOWN = 100;

  private final DemonstrationOutbox outbox;

  OutboxPage(DemonstrationOutbox outbox) {
    this.outbox = outbox;
  }

  @GetMapping("/outbox")
  Mono<String> page(Model model) {
    return Mono.zip(outbox.list(null, SHOWN), outbox.listFailed(SHOWN))
        .doOnNext(
            found ->
                model.addAttribute("taken", found.getT1()).addAttribute("failed", found.getT2()))
        .thenReturn("notification/outbox");
  }
}
