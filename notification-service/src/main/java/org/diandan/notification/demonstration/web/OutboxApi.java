package org.diandan.notification.demonstration.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.diandan.notification.demonstration.DemonstrationOutbox;
import org.diandan.notification.demonstration.DemonstrationOutbox.Failed;
import org.diandan.notification.demonstration.DemonstrationOutbox.Taken;
import org.diandan.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The demonstration outbox for programs, such as a walk through the whole journey. */
@RestController
class OutboxApi {

  private static final int SHOWN = 200;

  private final DemonstrationOutbox outbox;

  OutboxApi(DemonstrationOutbox outbox) {
    this.outbox = outbox;
  }

  @Operation(summary = "Text messages the demonstration gateway took, and messages given up")
  @GetMapping("/api/outbox")
  Mono<Answer> list(@AuthenticationPrincipal SignedIn administrator) {
    OutboxPage.requireEverywhere(administrator);
    return Mono.zip(outbox.list(null, SHOWN), outbox.listFailed(SHOWN))
        .map(found -> new Answer(true, found.getT1(), found.getT2()));
  }

  /**
   * The newest of both, newest first.
   *
   * @param demonstration always true: nothing of this was really sent
   */
  record Answer(boolean demonstration, List<Taken> messages, List<Failed> failed) {}
}
