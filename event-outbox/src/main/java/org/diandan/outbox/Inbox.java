package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Event;
import org.diandan.contract.Topics;
import org.diandan.outbox.EventFormat.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import reactor.core.publisher.Mono;

/**
 * Gives every event exactly one effect per consumer, in the order of its subject, however often and
 * in whatever order Kafka brings it.
 *
 * <p>Safe for use by many threads.
 */
public final class Inbox {

  /** Longer than any statement may take, shorter than the broker waits for a consumer. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int DECISIONS = 5;

  private final Ledger ledger;
  private final Positions positions;
  private final MeterRegistry meters;

  Inbox(Ledger ledger, Positions positions, MeterRegistry meters) {
    this.ledger = ledger;
    this.positions = positions;
    this.meters = meters;
  }

  /**
   * Handles a record, and after it whatever waited for it; blocks, so call it from a Kafka
   * listener.
   *
   * <p>An event seen before is ignored, one of an unknown type is counted and skipped, one that
   * came too early is put aside. Whatever is thrown goes to the listener container, which knows
   * what to try again and what belongs to the dead letters.
   */
  public void handle(ConsumerRecord<String, CloudEvent> record, Reactions reactions) {
    var arrived = EventFormat.envelope(record);
    take(arrived, reactions);
    for (var next = nextParked(arrived, reactions);
        next != null;
        next = nextParked(arrived, reactions)) {
      take(next, reactions);
    }
  }

  private @Nullable Arrived nextParked(Arrived arrived, Reactions reactions) {
    return positions.nextParked(reactions.consumer(), arrived).block(LIMIT);
  }

  private void take(Arrived arrived, Reactions reactions) {
    var consumer = reactions.consumer();
    var event = EventFormat.event(arrived);
    switch (turn(await(positions.known(consumer, arrived)), arrived)) {
      case PAST -> count("duplicates", consumer);
      case FUTURE -> {
        count("parked", consumer);
        await(positions.park(consumer, arrived));
      }
      case NOW -> {
        if (event.isPresent()) {
          apply(arrived, event.get(), reactions);
        } else {
          count("unknown", consumer);
          await(positions.advance(consumer, arrived, true));
        }
      }
    }
  }

  private static Turn turn(Positions.Known known, Arrived arrived) {
    if (arrived.version() == known.version() && known.skipped()) {
      return Turn.NOW;
    }
    if (arrived.version() <= known.version()) {
      return Turn.PAST;
    }
    return arrived.version() == known.version() + 1 || Topics.isCompacted(arrived.topic())
        ? Turn.NOW
        : Turn.FUTURE;
  }

  private void apply(Arrived arrived, Event event, Reactions reactions) {
    var consumer = reactions.consumer();
    var delivery =
        new Delivery(
            arrived.eventId(),
            arrived.source(),
            arrived.subject(),
            arrived.version(),
            event,
            arrived.partition());
    var handled =
        new Ledger.Handled(
            consumer, arrived.topic(), arrived.subject(), arrived.version(), arrived.eventId());
    for (int decision = 0; decision < DECISIONS; decision++) {
      switch (await(reactions.on(delivery).flatMap(change -> ledger.write(change, handled)))) {
        case Written.Applied ignored -> {
          return;
        }
        case Written.Repeated ignored -> {
          count("duplicates", consumer);
          await(positions.advance(consumer, arrived, false));
          return;
        }
        case Written.Refused ignored -> count("refused", consumer);
        case Written.InFlight ignored ->
            throw new CannotAcquireLockException(
                "Rows that event %s changes are locked.".formatted(arrived.eventId()));
        case Written.KeyReused ignored ->
            throw new IllegalStateException(
                "The effect of event %s uses a key twice.".formatted(arrived.eventId()));
      }
    }
    throw new IllegalStateException(
        "The effect of event %s on %s was refused %d times."
            .formatted(arrived.eventId(), consumer, DECISIONS));
  }

  private void count(String what, String consumer) {
    meters.counter("diandan.inbox." + what, "consumer", consumer).increment();
  }

  private static <T> T await(Mono<T> work) {
    // The trace of the record goes with everything that is done about it.
    var result = work.contextCapture().block(LIMIT);
    if (result == null) {
      throw new IllegalStateException(
          "A reaction must answer with a change, at least with none().");
    }
    return result;
  }

  private enum Turn {
    PAST,
    NOW,
    FUTURE
  }
}
