package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Kafka as the settings of the service describe it. */
final class KafkaBroker implements Relay.Broker {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final List<String> topics;
  private final KafkaProperties kafka;
  private final KafkaConnectionDetails connection;

  KafkaBroker(List<String> topics, KafkaProperties kafka, KafkaConnectionDetails connection) {
    this.topics = topics;
    this.kafka = kafka;
    this.connection = connection;
  }

  Map<String, Object> consumerSettings() {
    return with(kafka.buildConsumerProperties(), connection.getConsumer().getBootstrapServers());
  }

  Map<String, Object> producerSettings() {
    return with(kafka.buildProducerProperties(), connection.getProducer().getBootstrapServers());
  }

  Map<String, Object> adminSettings() {
    return with(kafka.buildAdminProperties(), connection.getAdmin().getBootstrapServers());
  }

  private static Map<String, Object> with(Map<String, Object> settings, List<String> servers) {
    var all = new HashMap<>(settings);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    return all;
  }

  @Override
  public Producer<String, CloudEvent> producer() {
    var settings = producerSettings();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A finite timeout lets an event expire while its successor gets through (decision 0001).
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CONNECT_LIMIT.toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(settings, new StringSerializer(), new CloudEventSerializer());
  }

  @Override
  public void createTopics() throws InterruptedException, ExecutionException, TimeoutException {
    var settings = adminSettings();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CONNECT_LIMIT.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) CONNECT_LIMIT.toMillis());
    try (var admin = Admin.create(settings)) {
      var wanted = topics.stream().flatMap(KafkaBroker::withDeadLetters).toList();
      for (var created : admin.createTopics(wanted).values().values()) {
        try {
          created.get(2 * CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }

  /** Kept for ever: every read model can be built again from the first event. */
  static Stream<NewTopic> withDeadLetters(String topic) {
    var kept =
        Topics.isCompacted(topic)
            ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
            : Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
    return Stream.of(
        new NewTopic(topic, Optional.of(Topics.partitionsOf(topic)), Optional.empty())
            .configs(kept),
        new NewTopic(Topics.deadLettersOf(topic), Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.RETENTION_MS_CONFIG,
                    "-1",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    Integer.toString(ListenerSetup.DEAD_LETTER_BYTES))));
  }

  /**
   * Whether the broker answers, and how far its consumers are behind. A service that can do nothing
   * without it counts this for readiness; liveness never does.
   */
  static final class BrokerHealth implements HealthIndicator, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    BrokerHealth(Map<String, Object> settings) {
      this.settings = Map.copyOf(settings);
    }

    @Override
    public Health health() {
      try {
        var question = new DescribeClusterOptions().timeoutMs((int) LIMIT.toMillis());
        answer(admin().describeCluster(question).nodes());
        return Health.up().build();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Health.unknown().build();
      } catch (ExecutionException | TimeoutException e) {
        return Health.down().build();
      }
    }

    /**
     * How many records each group has not taken yet, by group.
     *
     * @param groups the topics each of them listens to
     */
    Map<String, Long> lag(Map<String, Set<String>> groups)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (groups.isEmpty()) {
        return Map.of();
      }
      var asked =
          groups.keySet().stream()
              .collect(
                  Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
      var taken = answer(admin().listConsumerGroupOffsets(asked).all());
      var partitions = partitions(groups.values());
      var first = offsets(partitions, OffsetSpec.earliest());
      var last = offsets(partitions, OffsetSpec.latest());
      var lag = new TreeMap<String, Long>();
      groups.forEach(
          (group, topics) -> {
            var committed = taken.getOrDefault(group, Map.of());
            lag.put(
                group,
                partitions.stream()
                    .filter(partition -> topics.contains(partition.topic()))
                    .mapToLong(
                        partition ->
                            last.getOrDefault(partition, 0L)
                                - Optional.ofNullable(committed.get(partition))
                                    .map(OffsetAndMetadata::offset)
                                    .orElse(first.getOrDefault(partition, 0L)))
                    .filter(records -> records > 0)
                    .sum());
          });
      return lag;
    }

    private List<TopicPartition> partitions(Collection<Set<String>> topics)
        throws InterruptedException, ExecutionException, TimeoutException {
      var names = topics.stream().flatMap(Set::stream).distinct().toList();
      return answer(admin().describeTopics(names).allTopicNames()).values().stream()
          .flatMap(
              topic ->
                  topic.partitions().stream()
                      .map(part -> new TopicPartition(topic.name(), part.partition())))
          .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
        throws InterruptedException, ExecutionException, TimeoutException {
      var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
      return answer(admin().listOffsets(asked).all()).entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> question)
        throws InterruptedException, ExecutionException, TimeoutException {
      return question.get(2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Made at the first question, so that a start without one connects to nothing. */
    private synchronized Admin admin() {
      var known = admin;
      if (known == null) {
        known = Admin.create(settings);
        admin = known;
      }
      return known;
    }

    @Override
    public synchronized void close() {
      if (admin != null) {
        admin.close(LIMIT);
      }
    }
  }
}
