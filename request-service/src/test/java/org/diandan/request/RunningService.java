package org.diandan.request;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.diandan.testkit.KafkaForTests;
import org.diandan.testkit.OwnEventLoops;
import org.diandan.testkit.PostgresForTests;
import org.diandan.testkit.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;

/** The whole service on a fresh database and a real broker, on a free port. */
public final class RunningService implements AutoCloseable {

  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final TestDatabase database;
  private final ConfigurableApplicationContext context;

  private RunningService(TestDatabase database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /** Starts it with the small made-up areas of the tests. */
  public static RunningService start(String... settings) {
    var database = PostgresForTests.database("request");
    return new RunningService(
        database,
        new SpringApplicationBuilder(RequestService.class)
            .initializers(new OwnEventLoops())
            .run(arguments(database, settings)));
  }

  /** What a service is started with; for one in a process of its own. */
  public static String[] arguments(TestDatabase database, String... settings) {
    var properties = new HashMap<String, Object>(database.properties());
    properties.putAll(
        Map.of(
            "spring.config.name", RequestService.NAME,
            "spring.kafka.bootstrap-servers", KafkaForTests.bootstrapServers(),
            "server.port", "0",
            "server.address", "127.0.0.1",
            "management.server.port", "0",
            "diandan.web.service-secret", "only-for-tests-only-for-tests-only-for-tests",
            "diandan.privacy.keys", "k1:" + KEY,
            "diandan.privacy.hash-key", KEY,
            "diandan.identity.admin-password", "only-for-tests-4711",
            "diandan.areas.divisions", "classpath:areas/square.csv"));
    properties.put("diandan.areas.outlines", "classpath:areas/square.geojson");
    // Several services of one test run read the same broker, each for its own database.
    properties.put("diandan.consumer-prefix", database.name() + "-");
    properties.put(
        "diandan.outbox.topics",
        "diandan.request,diandan.person,diandan.catalogue,diandan.code,diandan.export,"
            + "diandan.assignment,diandan.team,diandan.hours");
    properties.put("diandan.limits.submit-per-source.most", "1000000");
    properties.put("diandan.limits.submit-per-phone.most", "1000000");
    properties.put("diandan.limits.code-per-source.most", "1000000");
    for (var setting : settings) {
      var parts = setting.split("=", 2);
      properties.put(parts[0], parts[1]);
    }
    return properties.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }

  /** The database, for arranging and asserting. */
  public TestDatabase database() {
    return database;
  }

  /** A bean of the service. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** All beans of a type. */
  public <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  /** Where it answers. */
  public String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /**
   * A client without any sign-in. It opens a connection for each call, because one the service has
   * just closed may still lie in a pool.
   */
  public WebTestClient client() {
    return clientOf(address());
  }

  /** A client of the management port. */
  public WebTestClient management() {
    return clientOf(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port"));
  }

  private static WebTestClient clientOf(String address) {
    return WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()))
        .baseUrl(address)
        .responseTimeout(Duration.ofSeconds(60))
        .build();
  }

  @Override
  public void close() {
    context.close();
  }
}
