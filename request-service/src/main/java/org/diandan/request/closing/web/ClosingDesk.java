package org.diandan.request.closing.web;

import java.util.UUID;
import org.diandan.request.closing.Closer;
import org.diandan.request.closing.EndOutcome;
import org.diandan.request.closing.EndRequest;
import org.diandan.request.closing.WantedEnd;
import org.diandan.request.intake.Fault;
import org.diandan.request.statistics.RequestList;
import org.diandan.web.InvalidInput;
import org.diandan.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ending a request as the form and the API do it: the same checks, the same refusals. */
@Component
final class ClosingDesk {

  private final RequestList requests;
  private final EndRequest ending;

  ClosingDesk(RequestList requests, EndRequest ending) {
    this.requests = requests;
    this.ending = ending;
  }

  /** Ends it when it lies in the closer's areas; an error says why not. */
  Mono<Void> end(UUID request, WantedEnd wanted, Closer by, @Nullable String key) {
    return permit(request, by)
        .then(Mono.defer(() -> ending.end(request, wanted, by, key)))
        .flatMap(ClosingDesk::done);
  }

  /** An error with status 404 when the request is none of theirs. */
  Mono<Void> permit(UUID request, Closer by) {
    return requests
        .findArea(request)
        .filter(area -> area.filter(by::covers).isPresent())
        .switchIfEmpty(Mono.error(ClosingDesk::unknown))
        .then();
  }

  private static Mono<Void> done(EndOutcome outcome) {
    return switch (outcome) {
      case EndOutcome.Done _ -> Mono.empty();
      case EndOutcome.Unknown _ -> Mono.error(unknown());
      case EndOutcome.Faulty faulty -> Mono.error(invalid(faulty));
      case EndOutcome.TriedTooLittle _ ->
          Mono.error(
              new Refusal(HttpStatus.CONFLICT, "tried-too-little", "closing.refused.tries")
                  .with("field", "reason"));
      case EndOutcome.OutOfOrder order ->
          Mono.error(
              new Refusal(
                      HttpStatus.CONFLICT,
                      "step-out-of-order",
                      order.state().isClosed() ? "closing.refused.closed" : "closing.refused.late")
                  .with("state", order.state().name()));
    };
  }

  private static InvalidInput invalid(EndOutcome.Faulty faulty) {
    return new InvalidInput(
        faulty.faults().stream().allMatch(Fault::wellFormed)
            ? HttpStatus.UNPROCESSABLE_CONTENT
            : HttpStatus.BAD_REQUEST,
        faulty.faults().stream().map(Fault::error).toList());
  }

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", "closing.refused.unknown");
  }
}
