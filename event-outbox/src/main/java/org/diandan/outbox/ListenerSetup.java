package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Topics;
import org.diandan.outbox.EventFormat.UndecodableEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.log.LogAccessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.LoggingProducerListener;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.support.serializer.SerializationUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.json.JsonMapper;

/**
 * How listeners run: blocking, on virtual threads, record by record.
 *
 * <p>What fails is tried five times and then goes to the dead letters; what cannot be decoded goes
 * there at once; what fails because the database is away is tried until it is back.
 *
 * @see <a href="../../../../../../../docs/decisions/0002-blocking-listeners.md">decision 0002</a>
 */
final class ListenerSetup implements DisposableBean {

  /** The largest record with room for what is said about it. */
  static final int DEAD_LETTER_BYTES = 4 * 1024 * 1024;

  private static final LogAccessor LOG = new LogAccessor(ListenerSetup.class);
  private static final Duration FILING_LIMIT = Duration.ofSeconds(30);
  private static final int LONGEST_CAUSE = 500;
  private static final int TRIES = 5;
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

  /**
   * SQL states of a database that is away or busy: connection, resources, operator intervention
   * (which includes the statement timeout), broken serialisation and deadlock, locks that were not
   * to be had, and a database closed for now.
   */
  private static final List<String> OUTAGE =
      List.of("08", "53", "57", "58", "40", "55P03", "55000", "25P03");

  private final Map<String, Object> consumer;
  private final DefaultKafkaProducerFactory<String, Object> deadLetterProducers;
  private final DatabaseClient database;
  private final MeterRegistry meters;

  ListenerSetup(
      Map<String, Object> consumer,
      Map<String, Object> producer,
      DatabaseClient database,
      MeterRegistry meters) {
    this.consumer = consumer;
    this.deadLetterProducers = deadLetterProducers(producer);
    this.database = database;
    this.meters = meters;
  }

  ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory() {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, CloudEvent>();
    factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(consumerSettings()));
    factory.setCommonErrorHandler(errorHandler());
    var container = factory.getContainerProperties();
    container.setAckMode(AckMode.RECORD);
    container.setMissingTopicsFatal(false);
    container.setObservationEnabled(true);
    container.setAuthExceptionRetryInterval(Duration.ofSeconds(5));
    var threads = new SimpleAsyncTaskExecutor("listener-");
    threads.setVirtualThreads(true);
    container.setListenerTaskExecutor(threads);
    return factory;
  }

  private Map<String, Object> consumerSettings() {
    var settings = new HashMap<>(consumer);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    // Whoever was killed is missed soon, so that its partitions do not wait for long.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    // A topic may be created after its consumers started.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 3_000);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ErrorHandlingDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ErrorHandlingDeserializer.class);
    settings.put(ErrorHandlingDeserializer.KEY_DESERIALIZER_CLASS, StringDeserializer.class);
    settings.put(ErrorHandlingDeserializer.VALUE_DESERIALIZER_CLASS, CloudEventDeserializer.class);
    return settings;
  }

  private DefaultErrorHandler errorHandler() {
    var deadLetters = deadLetters();
    var handler =
        new DefaultErrorHandler(
            (record, failure) -> {
              file(record, failure);
              deadLetters.accept(record, null, failure);
              meters.counter("diandan.inbox.dead.letters", "topic", record.topic()).increment();
            });
    handler.addNotRetryableExceptions(UndecodableEvent.class);
    handler.setBackOffFunction((record, failure) -> backOff(failure));
    return handler;
  }

  /**
   * Keeps a record that is given up where it can be read and handled again; once, however often it
   * is given up. Comes before the topic, so that an outage in between leaves nothing twice there.
   */
  private void file(ConsumerRecord<?, ?> record, Exception failure) {
    var statement =
        database
            .sql(
                """
                insert into dead_letter (
                  consumer, topic, partition, record_offset, record_key, headers, data, cause)
                values (:consumer, :topic, :partition, :offset, :key, cast(:headers as jsonb), :data,
                  :cause)
                on conflict on constraint dead_letter_record_unique do update
                  set cause = excluded.cause, failed_at = clock_timestamp()
                """)
            .bind("consumer", String.valueOf(KafkaUtils.getConsumerGroupId()))
            .bind("topic", record.topic())
            .bind("partition", record.partition())
            .bind("offset", record.offset())
            .bind("headers", JsonMapper.shared().writeValueAsString(textsOf(record)))
            .bind("data", rawData(record))
            .bind("cause", causeOf(failure));
    var whole =
        record.key() instanceof String key
            ? statement.bind("key", storable(key))
            : statement.bindNull("key", String.class);
    Ledger.shielded(whole.fetch().rowsUpdated()).block(FILING_LIMIT);
  }

  private static Map<String, String> textsOf(ConsumerRecord<?, ?> record) {
    var texts = new TreeMap<String, String>();
    for (var header : record.headers()) {
      // What the framework adds is said by the cause.
      if (!header.key().startsWith("springDeserializer") && header.value() != null) {
        texts.put(header.key(), storable(new String(header.value(), StandardCharsets.UTF_8)));
      }
    }
    return texts;
  }

  private static byte[] rawData(ConsumerRecord<?, ?> record) {
    var broken =
        SerializationUtils.getExceptionFromHeader(
            record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, LOG);
    if (broken != null && broken.getData() != null) {
      return broken.getData();
    }
    return record.value() instanceof CloudEvent event ? dataOf(event) : new byte[0];
  }

  /** Class and message of what was at the bottom of it. */
  static String causeOf(Throwable failure) {
    var root = causes(failure).reduce(failure, (outer, inner) -> inner);
    var text = storable(root.getClass().getSimpleName() + ": " + root.getMessage());
    return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
  }

  /** Without the one character PostgreSQL does not take. */
  private static String storable(String text) {
    return text.replace("\0", "");
  }

  private static BackOff backOff(Exception failure) {
    if (isOutage(failure)) {
      return new FixedBackOff(OUTAGE_PAUSE.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);
    }
    var backOff = new ExponentialBackOff(200, 2);
    backOff.setJitter(100);
    backOff.setMaxInterval(5_000);
    backOff.setMaxAttempts(TRIES - 1);
    return backOff;
  }

  private static DefaultKafkaProducerFactory<String, Object> deadLetterProducers(
      Map<String, Object> producer) {
    var settings = new HashMap<>(producer);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEAD_LETTER_BYTES);
    // The record is tried again when its dead letter cannot be written now.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
    return new DefaultKafkaProducerFactory<>(
        settings,
        new StringSerializer(),
        new DelegatingByTypeSerializer(
            Map.of(
                byte[].class,
                new ByteArraySerializer(),
                CloudEvent.class,
                (Serializer<CloudEvent>) (topic, event) -> dataOf(event)),
            true));
  }

  @Override
  public void destroy() {
    deadLetterProducers.destroy();
  }

  private DeadLetterPublishingRecoverer deadLetters() {
    var template = new KafkaTemplate<>(deadLetterProducers);
    var log = new LoggingProducerListener<String, Object>();
    log.setIncludeContents(false);
    template.setProducerListener(log);
    var recoverer = new DeadLetterPublishingRecoverer(template, ListenerSetup::deadLetterTopic);
    // Traces stay in the log; the topic says what, where and why.
    recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE);
    recoverer.setFailIfSendResultIsError(true);
    return recoverer;
  }

  /** The envelope is in the headers, which the dead letter keeps as they are. */
  private static byte[] dataOf(CloudEvent event) {
    var data = event.getData();
    return data == null ? new byte[0] : data.toBytes();
  }

  private static TopicPartition deadLetterTopic(ConsumerRecord<?, ?> record, Exception failure) {
    return new TopicPartition(Topics.deadLettersOf(record.topic()), -1);
  }

  /** Whether trying the same thing later makes sense however often it failed. */
  static boolean isOutage(Throwable error) {
    return causes(error).anyMatch(ListenerSetup::namesOutage);
  }

  private static boolean namesOutage(Throwable error) {
    return switch (error) {
      case R2dbcTransientResourceException ignored -> true;
      case R2dbcNonTransientResourceException ignored -> true;
      case R2dbcTimeoutException ignored -> true;
      case DataAccessResourceFailureException ignored -> true;
      case PessimisticLockingFailureException ignored -> true;
      case TimeoutException ignored -> true;
      case SocketException ignored -> true;
      case R2dbcException other -> isOutageState(other.getSqlState());
      default -> false;
    };
  }

  private static boolean isOutageState(@Nullable String state) {
    return state != null && OUTAGE.stream().anyMatch(state::startsWith);
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause).limit(20);
  }
}
