package org.diandan.request.tracking.web;

import org.diandan.request.tracking.DecideByLink.Outcome;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** How refusals of residents' decisions are answered. */
final class Outcomes {

  private Outcomes() {}

  /** Completes when the decision holds. */
  static Mono<Void> done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> Mono.empty();
      case Outcome.Unknown _ -> Mono.error(unknown());
      case Outcome.OutOfOrder refused ->
          Mono.error(
              new Refusal(
                      HttpStatus.CONFLICT,
                      "step-out-of-order",
                      "request.out-of-order." + refused.state().name())
                  .with("state", refused.state().name()));
    };
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "request-not-found", "request.link.unknown");
  }
}
