package org.diandan.outbox;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.diandan.outbox.EventFormat.Arrived;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How far each consumer is with each subject, and what it had to put aside. */
final class Positions {

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
