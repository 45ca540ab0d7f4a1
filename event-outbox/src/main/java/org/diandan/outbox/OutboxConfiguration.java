package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Gives a service its ledger, inbox, relay, signals and listeners. Import it, set {@code
 * diandan.outbox.*}, and run the migrations of {@code classpath:db/outbox} in the service's schema.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxConfiguration {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  @Bean
  static SteadyConnections steadyConnections() {
    return new SteadyConnections();
  }

  @Bean
  Ledger ledger(ConnectionFactory connections, ObjectProvider<Tracer> tracer) {
    return new Ledger(DatabaseClient.create(connections), tracer.getIfAvailable());
  }

  @Bean
  Inbox inbox(Ledger ledger, ConnectionFactory connections, ObjectProvider<MeterRegistry> meters) {
    return new Inbox(
        ledger,
        new Inbox.Positions(DatabaseClient.create(connections)),
        meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean
  RowSignals rowSignals(R2dbcConnectionDetails database, OutboxProperties properties) {
    return new RowSignals(ownConnections(database, "signals-" + properties.schema()));
  }

  @Bean
  ApplicationListener<ContextClosedEvent> endOfSignals(RowSignals signals) {
    return closed -> signals.end();
  }

  @Bean
  Relay relay(
      OutboxProperties properties,
      R2dbcConnectionDetails database,
      KafkaBroker broker,
      ObjectProvider<MeterRegistry> meters) {
    return new Relay(
        properties,
        ownConnections(database, "relay-" + properties.schema()),
        broker,
        meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean
  KafkaBroker kafkaBroker(
      OutboxProperties properties, KafkaProperties kafka, KafkaConnectionDetails connection) {
    return new KafkaBroker(properties.topics(), kafka, connection);
  }

  /** All topics are there before anybody listens; whoever starts first makes them. */
  @Bean
  KafkaAdmin.NewTopics topicsOfThePlatform() {
    return new KafkaAdmin.NewTopics(
        Topics.ALL.stream().flatMap(KafkaBroker::withDeadLetters).toArray(NewTopic[]::new));
  }

  @Bean
  DeadLetters deadLetters(
      ConnectionFactory connections,
      ObjectProvider<KafkaListenerEndpointRegistry> registry,
      ObjectProvider<MeterRegistry> meters) {
    var database = DatabaseClient.create(connections);
    return new DeadLetters(database, registry, meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean
  ListenerSetup listenerSetup(
      KafkaBroker broker, ConnectionFactory connections, ObjectProvider<MeterRegistry> meters) {
    return new ListenerSetup(
        broker.consumerSettings(),
        broker.producerSettings(),
        DatabaseClient.create(connections),
        meters.getIfAvailable(SimpleMeterRegistry::new));
  }

  @Bean
  ConcurrentKafkaListenerContainerFactory<String, CloudEvent> kafkaListenerContainerFactory(
      ListenerSetup setup, KafkaProperties kafka) {
    var factory = setup.factory();
    factory.setConcurrency(Objects.requireNonNullElse(kafka.getListener().getConcurrency(), 1));
    return factory;
  }

  /** Only where there is somebody to ask for health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class Watching {

    @Bean
    BrokerHealth kafkaHealthIndicator(KafkaBroker broker) {
      return new BrokerHealth(broker.adminSettings());
    }
  }

  /** Connections outside the pool: locks and subscriptions live as long as theirs does. */
  private static Supplier<Mono<PostgresqlConnection>> ownConnections(
      R2dbcConnectionDetails database, String name) {
    var options =
        database
            .getConnectionFactoryOptions()
            .mutate()
            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
            .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECT_LIMIT)
            .option(Option.valueOf("applicationName"), name)
            .option(Option.valueOf("tcpKeepAlive"), true)
            .build();
    var factory = ConnectionFactories.get(options);
    return () -> Mono.from(factory.create()).cast(PostgresqlConnection.class);
  }

  /** Kafka as the settings of the service describe it. */
  static final class KafkaBroker implements Relay.Broker {

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
    private static Stream<NewTopic> withDeadLetters(String topic) {
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
  }

  /**
   * Whether the broker answers. A service that can do nothing without it counts this for readiness;
   * liveness never does.
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
        admin().describeCluster(question).nodes().get(2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return Health.up().build();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Health.unknown().build();
      } catch (ExecutionException | TimeoutException e) {
        return Health.down().build();
      }
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
