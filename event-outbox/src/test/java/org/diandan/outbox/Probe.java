package org.diandan.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.diandan.contract.AreaCode;
import org.diandan.contract.RequestEvent.RequestWithdrawn;
import org.diandan.testkit.KafkaForTests;
import org.diandan.testkit.PostgresForTests;
import org.diandan.testkit.TestDatabase;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A service that does nothing but what the write path gives it. */
final class Probe implements AutoCloseable {

  static final Duration LIMIT = Duration.ofMinutes(3);
  static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  final TestDatabase database;
  final ConfigurableApplicationContext context;

  private Probe(TestDatabase database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  static Probe start() {
    return start(PostgresForTests.database("probe"));
  }

  static Probe start(TestDatabase database, String... properties) {
    return start(database, database.properties(), Service.class, properties);
  }

  static Probe start(
      TestDatabase database, Map<String, String> connection, Class<?> service, String... more) {
    var settings = new HashMap<String, Object>(connection);
    settings.put("spring.flyway.locations", "classpath:db/outbox,classpath:db/probe");
    settings.put("spring.r2dbc.pool.max-acquire-time", "20s");
    settings.put("spring.r2dbc.pool.max-size", "20");
    settings.put("spring.main.banner-mode", "off");
    // As the services have it: topics are asked for again when the broker is there.
    settings.put("spring.kafka.admin.operation-timeout", "5s");
    settings.put("spring.kafka.admin.close-timeout", "1s");
    settings.put("spring.kafka.bootstrap-servers", bootstrap(more));
    settings.put("diandan.outbox.schema", "probe");
    settings.put("diandan.outbox.source", "/probe");
    settings.put("diandan.outbox.topics", "diandan.request,diandan.team");
    return new Probe(
        database,
        new SpringApplicationBuilder(service)
            .web(WebApplicationType.NONE)
            .properties(settings)
            .run(arguments(more)));
  }

  private static String bootstrap(String... properties) {
    for (var property : properties) {
      if (property.startsWith("spring.kafka.bootstrap-servers=")) {
        return property.substring(property.indexOf('=') + 1);
      }
    }
    return KafkaForTests.bootstrapServers();
  }

  private static String[] arguments(String... properties) {
    return IntStream.range(0, properties.length)
        .mapToObj(i -> "--" + properties[i])
        .toArray(String[]::new);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  Ledger ledger() {
    return get(Ledger.class);
  }

  ConnectionPool pool() {
    return (ConnectionPool) ((Wrapped<?>) get(ConnectionFactory.class)).unwrap();
  }

  double counted(String meter) {
    return get(MeterRegistry.class).find(meter).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  double gauge(String meter) {
    return get(MeterRegistry.class).get(meter).gauge().value();
  }

  Written write(Change change) {
    return ledger().write(change).blockOptional(LIMIT).orElseThrow();
  }

  long things() {
    return database.count("select count(*) from thing");
  }

  static Change add(UUID id) {
    return Change.of("changed as (insert into thing (id) values (:id) returning id)")
        .bind("id", id);
  }

  /** An effect that would show if it happened twice. */
  static Change countUp(UUID id) {
    return Change.of(
            """
            changed as (
              insert into thing (id) values (:id)
              on conflict on constraint thing_pk do update set count = thing.count + 1
              returning id)\
            """)
        .bind("id", id);
  }

  static RequestWithdrawn event(UUID subject) {
    return new RequestWithdrawn(UUID.randomUUID(), subject, NOW, new AreaCode("3608"));
  }

  static List<RequestWithdrawn> events(UUID subject, int number) {
    var events = new ArrayList<RequestWithdrawn>();
    for (int i = 0; i < number; i++) {
      events.add(event(subject));
    }
    return events;
  }

  @Override
  public void close() {
    context.close();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(OutboxConfiguration.class)
  static class Service {

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }
}
