package org.diandan.matching.assignment;

import java.util.Optional;
import org.diandan.outbox.Change;
import org.diandan.outbox.Ledger;
import org.diandan.outbox.Written;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Read, decide, write if nothing moved meanwhile, else read again. An empty {@link Optional} means
 * that something moved.
 */
@Component
public class GuardedWrites {

  private static final int ATTEMPTS = 10;

  private final Ledger ledger;

  GuardedWrites(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes, and answers {@code done} if the change held. */
  public <T> Mono<Optional<T>> write(Change change, T done) {
    return ledger
        .write(change)
        .map(written -> outcome(written, done))
        // One of our own constraints said no: somebody was faster, which the next reading shows.
        .onErrorReturn(DataIntegrityViolationException.class, Optional.empty());
  }

  /**
   * Repeats an attempt until it has an outcome.
   *
   * @param once reads anew every time it is subscribed to
   * @param overtaken the outcome when others were faster every single time
   */
  public <T> Mono<T> retried(Mono<Optional<T>> once, T overtaken) {
    return once.repeat(ATTEMPTS)
        .filter(Optional::isPresent)
        .map(Optional::get)
        .next()
        .defaultIfEmpty(overtaken);
  }

  private static <T> Optional<T> outcome(Written written, T done) {
    return switch (written) {
      case Written.Applied _, Written.Repeated _ -> Optional.of(done);
      case Written.Refused _, Written.KeyReused _, Written.InFlight _ -> Optional.empty();
    };
  }
}
