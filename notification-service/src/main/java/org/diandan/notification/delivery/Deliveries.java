package org.diandan.notification.delivery;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Delivers what is due: one try for each message of a round, a few at once.
 *
 * <p>A crash between the gateway's answer and the note of it repeats the try with the same key
 * after the lease. A message is therefore handed over at least once and recognisable when repeated.
 */
@Component
class Deliveries {

  private static final int BATCH = 40;
  private static final int AT_ONCE = 8;
  private static final Duration LEASE = Duration.ofMinutes(3);

  private final OutgoingMessages messages;
  private final Attempts attempts;
  private final SettledMessages settled;

  Deliveries(OutgoingMessages messages, Attempts attempts, SettledMessages settled) {
    this.messages = messages;
    this.attempts = attempts;
    this.settled = settled;
  }

  /** Tries what is due; answers how many messages were taken. */
  int deliverDue() {
    return messages
        .claim(BATCH, LEASE)
        .flatMap(this::deliver, AT_ONCE)
        .count()
        .blockOptional(LEASE)
        .map(Long::intValue)
        .orElse(0);
  }

  private Mono<Outgoing> deliver(Outgoing message) {
    return attempts
        .attempt(message)
        .flatMap(outcome -> settled.write(message, outcome))
        .thenReturn(message);
  }
}
