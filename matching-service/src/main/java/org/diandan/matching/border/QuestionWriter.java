package org.diandan.matching.border;

import org.diandan.matching.border.BorderMeters.Outcome;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what an owner decided about a question; somebody else may have been faster. */
@Component
class QuestionWriter {

  private final Ledger ledger;
  private final BorderMeters meters;

  QuestionWriter(Ledger ledger, BorderMeters meters) {
    this.ledger = ledger;
    this.meters = meters;
  }

  /** Answers 1 if the change held, else 0. */
  Mono<Integer> write(Change change) {
    return ledger.write(change).map(QuestionWriter::held);
  }

  /** As above, and counts the outcome if it held. */
  Mono<Integer> write(Change change, Outcome outcome) {
    return write(change).doOnNext(held -> meters.count(outcome, held));
  }

  private static int held(Written written) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> 1;
      case Written.Refused _, Written.KeyReused _, Written.InFlight _ -> 0;
    };
  }
}
