package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.diandan.contract.Topics;
import org.diandan.outbox.KafkaBroker.BrokerHealth;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

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
  @Import(Wellbeing.class)
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

  /**
   * Lets nobody see the dead connections that lie in the pool after the database went away.
   *
   * <p>The pool finds a connection dead when it hands it out, and then fails the call; with all of
   * them dead it fails as many calls as it has connections, though the database is back long since.
   * Here such a call goes on to the next connection, until it has seen each once. What timed out is
   * not tried again: while the database hangs a call waits for one acquire limit and no longer,
   * which the pool's own {@code acquire-retry} cannot tell apart. Only while the service starts, on
   * a machine that may be busy starting a dozen others, patience beats a start that fails.
   */
  static final class SteadyConnections
      implements BeanPostProcessor, ApplicationListener<ApplicationReadyEvent> {

    private static final int PATIENCE_AT_START = 20;

    private final AtomicBoolean starting = new AtomicBoolean(true);

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof ConnectionPool pool
          ? new Steady(pool, sizeOf(pool), starting::get)
          : bean;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
      starting.set(false);
    }

    private static int sizeOf(ConnectionPool pool) {
      return pool.getMetrics().map(PoolMetrics::getMaxAllocatedSize).orElseThrow();
    }

    /**
     * A pool that hands out living connections.
     *
     * @param size connections the pool holds at most
     * @param starting whether the service is not ready yet
     */
    record Steady(ConnectionFactory pool, int size, BooleanSupplier starting)
        implements ConnectionFactory, Wrapped<ConnectionFactory> {

      @Override
      public Mono<Connection> create() {
        return Mono.<Connection>from(pool.create())
            .retryWhen(again(size, Steady::foundDead))
            .retryWhen(again(PATIENCE_AT_START, this::maySoonBeFree));
      }

      private boolean maySoonBeFree(Throwable failure) {
        return starting.getAsBoolean() && !foundDead(failure);
      }

      private static Retry again(int times, Predicate<Throwable> when) {
        return Retry.max(times).filter(when).onRetryExhaustedThrow((spec, last) -> last.failure());
      }

      private static boolean foundDead(Throwable failure) {
        return !(failure instanceof R2dbcTimeoutException);
      }

      @Override
      public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
      }

      @Override
      public ConnectionFactory unwrap() {
        return pool;
      }
    }
  }
}
