package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.diandan.outbox.EventFormat.UndecodableEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.GenericMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What listeners of this service could not handle. A letter waits until somebody wants it handled
 * again or discards it; then whichever instance listens to its partition hands it to the same
 * listener once more, so that order and ownership of partitions stay as they are.
 */
public class DeadLetters {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MOST = 200;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private static final String COLUMNS =
      """
      id, consumer, topic, partition, record_offset, record_key, headers::text as headers, data,
      cause, failed_at, tries, state, reason
      """;

  private static final String OPEN = "state in ('WAITING', 'WANTED')";

  private final DatabaseClient database;
  private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
  private final AtomicLong open = new AtomicLong();

  DeadLetters(
      DatabaseClient database,
      ObjectProvider<KafkaListenerEndpointRegistry> listeners,
      MeterRegistry meters) {
    this.database = database;
    this.listeners = listeners;
    meters.gauge("diandan.dead.letters", open);
  }

  /** Where a letter stands. */
  public enum State {
    /** Nobody has decided yet, or it failed again. */
    WAITING,
    /** It is to be handled again by the instance that listens to its partition. */
    WANTED,
    HANDLED,
    DISCARDED
  }

  /**
   * A record that was not handled.
   *
   * @param consumer group of the listener that failed
   * @param headers of the record, by name; those of the envelope start with {@code ce_}
   * @param data as it came, which may be anything
   * @param cause class and message of what went wrong last
   * @param tries how often it was handed over again
   * @param reason why it was discarded; empty otherwise
   */
  public record Letter(
      long id,
      String consumer,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      String data,
      String cause,
      Instant failedAt,
      int tries,
      State state,
      String reason) {

    public Letter {
      headers = Map.copyOf(headers);
    }
  }

  /** What waits or is wanted, the newest first, at most 200; then what was decided lately. */
  public Mono<List<Letter>> list() {
    return database
        .sql(
            "select "
                + COLUMNS
                + """
                from dead_letter
                where state in ('WAITING', 'WANTED')
                   or decided_at > clock_timestamp() - interval '7 days'
                order by state in ('WAITING', 'WANTED') desc, id desc
                limit :most
                """)
        .bind("most", MOST)
        .map(DeadLetters::letterOf)
        .all()
        .collectList();
  }

  /** The letter with this number; empty when there is none. */
  public Mono<Letter> find(long id) {
    return database
        .sql("select " + COLUMNS + " from dead_letter where id = :id")
        .bind("id", id)
        .map(DeadLetters::letterOf)
        .one();
  }

  /** Has a waiting letter handled again, within seconds; false when it does not wait. */
  public Mono<Boolean> redrive(long id, UUID by) {
    return decide(id, State.WANTED, by, "");
  }

  /** Gives a waiting letter up; false when it does not wait. */
  public Mono<Boolean> discard(long id, UUID by, String reason) {
    return decide(id, State.DISCARDED, by, reason);
  }

  private Mono<Boolean> decide(long id, State state, UUID by, String reason) {
    return Ledger.shielded(
            database
                .sql(
                    """
                    update dead_letter
                    set state = :state,
                      decided_by = :by,
                      decided_at = clock_timestamp(),
                      reason = :reason,
                      claimed_until = null
                    where id = :id
                      and state = 'WAITING'
                    """)
                .bind("id", id)
                .bind("state", state.name())
                .bind("by", by)
                .bind("reason", reason)
                .fetch()
                .rowsUpdated())
        .map(rows -> rows == 1);
  }

  /** Hands over what is wanted on the partitions this instance listens to, and counts. */
  @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT10S")
  void handOver() {
    var registry = listeners.getIfAvailable();
    if (registry != null) {
      registry.getListenerContainers().forEach(this::handOver);
    }
    var count = database.sql("select count(*) from dead_letter where " + OPEN);
    open.set(Objects.requireNonNullElse(count.mapValue(Long.class).one().block(LIMIT), 0L));
  }

  private void handOver(MessageListenerContainer container) {
    var group = container.getGroupId();
    var partitions = container.getAssignedPartitions();
    if (group != null && partitions != null) {
      while (claim(group, partitions).map(letter -> handOver(letter, container)).isPresent()) {
        // One after the other, as the listener itself would.
      }
    }
  }

  private Letter handOver(Letter letter, MessageListenerContainer container) {
    try {
      listenerOf(container).onMessage(recordOf(letter), null, null);
      settle(letter.id(), State.HANDLED, letter.cause());
    } catch (RuntimeException e) {
      // Whatever a listener may throw; a database that is away only delays it.
      settle(
          letter.id(),
          ListenerSetup.isOutage(e) ? State.WANTED : State.WAITING,
          ListenerSetup.causeOf(e));
    }
    return letter;
  }

  @SuppressWarnings("unchecked") // every listener of this factory takes these records
  private static GenericMessageListener<ConsumerRecord<String, CloudEvent>> listenerOf(
      MessageListenerContainer container) {
    return (GenericMessageListener<ConsumerRecord<String, CloudEvent>>)
        Objects.requireNonNull(container.getContainerProperties().getMessageListener());
  }

  private static ConsumerRecord<String, CloudEvent> recordOf(Letter letter) {
    var headers = new RecordHeaders();
    letter
        .headers()
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    try (var format = new CloudEventDeserializer()) {
      var event =
          format.deserialize(
              letter.topic(), headers, letter.data().getBytes(StandardCharsets.UTF_8));
      String key = letter.key() == null ? "" : letter.key();
      ConsumerRecord<String, CloudEvent> record =
          new ConsumerRecord<>(letter.topic(), letter.partition(), letter.offset(), key, event);
      headers.forEach(record.headers()::add);
      return record;
    } catch (RuntimeException e) {
      throw new UndecodableEvent("The record is still no event.", e);
    }
  }

  /** Another instance that believes to listen to the same partition skips what is claimed. */
  private Optional<Letter> claim(String group, Collection<TopicPartition> partitions) {
    return database
        .sql(
            """
            update dead_letter
            set claimed_until = clock_timestamp() + interval '2 minutes', tries = tries + 1
            where id = (
              select id
              from dead_letter
              where state = 'WANTED'
                and consumer = :group
                and topic || '-' || partition = any(:partitions)
                and (claimed_until is null or claimed_until < clock_timestamp())
              order by topic, partition, record_offset
              limit 1
              for update skip locked)
            returning
            """
                + COLUMNS)
        .bind("group", group)
        .bind(
            "partitions", partitions.stream().map(TopicPartition::toString).toArray(String[]::new))
        .map(DeadLetters::letterOf)
        .one()
        .blockOptional(LIMIT);
  }

  private void settle(long id, State state, String cause) {
    database
        .sql(
            """
            update dead_letter
            set state = :state, cause = :cause,
              failed_at = case when :state = 'WAITING' then clock_timestamp() else failed_at end
            where id = :id
              and state = 'WANTED'
            """)
        .bind("id", id)
        .bind("state", state.name())
        .bind("cause", cause)
        .fetch()
        .rowsUpdated()
        .block(LIMIT);
  }

  private static Letter letterOf(Readable row) {
    return new Letter(
        value(row, "id", Long.class),
        value(row, "consumer", String.class),
        value(row, "topic", String.class),
        value(row, "partition", Integer.class),
        value(row, "record_offset", Long.class),
        row.get("record_key", String.class),
        JSON.readValue(value(row, "headers", String.class), TEXTS),
        new String(value(row, "data", byte[].class), StandardCharsets.UTF_8),
        value(row, "cause", String.class),
        value(row, "failed_at", OffsetDateTime.class).toInstant(),
        value(row, "tries", Integer.class),
        State.valueOf(value(row, "state", String.class)),
        value(row, "reason", String.class));
  }

  private static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
