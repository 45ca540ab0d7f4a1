package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Event;
import org.diandan.contract.Topics;
import org.diandan.outbox.EventFormat.Arrived;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.r2dbc.core.DatabaseClient;
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
        new Reactions.Delivery(
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

  /** How far each consumer is with each subject, and what it had to put aside. */
  static final class Positions {

    private static final String KNOWN =
        """
        select version, skipped
        from event_position
        where consumer = :consumer and topic = :topic and subject = :subject
        """;

    private static final String ADVANCE =
        """
        with forgotten as (
          delete from event_parked
          where consumer = :consumer and topic = :topic and subject = :subject
            and (version < :version or version = :version and type = :type)
        )
        insert into event_position as known (consumer, topic, subject, version, skipped)
        values (:consumer, :topic, :subject, :version, :skipped)
        on conflict on constraint event_position_pk do update
          set version = excluded.version, skipped = excluded.skipped
          where known.version < excluded.version
        """;

    private static final String PARK =
        """
        insert into event_parked (
          consumer, topic, subject, version, type, event_id, source, partition, data)
        values (
          :consumer, :topic, :subject, :version, :type, :event, :source, :partition, :data)
        on conflict on constraint event_parked_pk do nothing
        """;

    private static final String NEXT_PARKED =
        """
        select p.topic, p.partition, p.event_id, p.type, p.source, p.subject, p.version, p.data
        from event_parked p
        left join event_position k
          on k.consumer = p.consumer and k.topic = p.topic and k.subject = p.subject
        where p.consumer = :consumer and p.topic = :topic and p.subject = :subject
          and (p.version = coalesce(k.version, 0) + 1 or p.version = k.version and k.skipped)
        order by p.version
        limit 1
        """;

    private final DatabaseClient database;

    Positions(DatabaseClient database) {
      this.database = database;
    }

    /** The last version the consumer took of the subject; 0 when it never saw it. */
    Mono<Known> known(String consumer, Arrived event) {
      return database
          .sql(KNOWN)
          .bind("consumer", consumer)
          .bind("topic", event.topic())
          .bind("subject", event.subject())
          .map(row -> new Known(value(row, 0, Long.class), value(row, 1, Boolean.class)))
          .one()
          .defaultIfEmpty(new Known(0, false));
    }

    /** Takes note of a version without any effect. */
    Mono<Long> advance(String consumer, Arrived event, boolean skipped) {
      return Ledger.shielded(
          database
              .sql(ADVANCE)
              .bind("consumer", consumer)
              .bind("topic", event.topic())
              .bind("subject", event.subject())
              .bind("version", event.version())
              .bind("type", event.type())
              .bind("skipped", skipped)
              .fetch()
              .rowsUpdated());
    }

    /** Puts an event aside until its predecessor comes. */
    Mono<Long> park(String consumer, Arrived event) {
      return Ledger.shielded(
          database
              .sql(PARK)
              .bind("consumer", consumer)
              .bind("topic", event.topic())
              .bind("subject", event.subject())
              .bind("version", event.version())
              .bind("type", event.type())
              .bind("event", event.eventId())
              .bind("source", event.source())
              .bind("partition", event.partition())
              .bind("data", event.data())
              .fetch()
              .rowsUpdated());
    }

    /** The parked event of the same subject whose turn it is; empty when there is none. */
    Mono<Arrived> nextParked(String consumer, Arrived event) {
      return database
          .sql(NEXT_PARKED)
          .bind("consumer", consumer)
          .bind("topic", event.topic())
          .bind("subject", event.subject())
          .map(Positions::arrived)
          .one();
    }

    private static Arrived arrived(Readable row) {
      return new Arrived(
          value(row, 0, String.class),
          value(row, 1, Integer.class),
          value(row, 2, UUID.class),
          value(row, 3, String.class),
          value(row, 4, String.class),
          value(row, 5, UUID.class),
          value(row, 6, Long.class),
          value(row, 7, String.class));
    }

    private static <T> T value(Readable row, int column, Class<T> type) {
      return Objects.requireNonNull(row.get(column, type));
    }

    /**
     * How far a consumer is.
     *
     * @param skipped whether it did not know the type of that version, so that a twin of the same
     *     version in an older form still counts
     */
    record Known(long version, boolean skipped) {}
  }
}
