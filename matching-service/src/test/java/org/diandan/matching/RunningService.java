package org.diandan.matching;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.Topics;
import org.diandan.testkit.KafkaForTests;
import org.diandan.testkit.OwnEventLoops;
import org.diandan.testkit.PostgresForTests;
import org.diandan.testkit.TestDatabase;
import org.diandan.web.Authority;
import org.diandan.web.SessionLookup;
import org.diandan.web.SignedIn;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** The service with real database and broker, started once for all integration tests. */
public final class RunningService {

  public static final TestDatabase DATABASE = PostgresForTests.database("matching");

  private static final ConfigurableApplicationContext CONTEXT = start();

  /** Of races, where many wait for one. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RunningService() {}

  public static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  static String address() {
    var server = ((ReactiveWebServerApplicationContext) CONTEXT).getWebServer();
    return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
  }

  /** A client that is not signed in. */
  static WebTestClient anybody() {
    return WebTestClient.bindToServer().baseUrl(address()).responseTimeout(PATIENCE).build();
  }

  /** A program signed in as a person with a role in an area; "" is everywhere. */
  static WebTestClient as(UUID person, String role, String area) {
    return anybody()
        .mutate()
        .defaultHeader("Authorization", "Bearer " + token(person, role, area))
        .build();
  }

  static WebTestClient leader(UUID person) {
    return as(person, "LEADER", "");
  }

  static WebTestClient administrator() {
    return as(UUID.randomUUID(), "ADMINISTRATOR", "");
  }

  static String token(UUID person, String role, String area) {
    return "%s.%s.%s".formatted(person, role, area);
  }

  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(MatchingService.class, Doubles.class)
        .properties("spring.config.name=matching-service")
        .initializers(new OwnEventLoops())
        .run(
            Stream.concat(
                    Stream.of(
                        "spring.kafka.bootstrap-servers=" + KafkaForTests.bootstrapServers(),
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "management.server.port=0",
                        "diandan.web.service-secret=only-for-tests-only-for-tests-only-for-tests",
                        // The tests play request-service through the same outbox.
                        "diandan.outbox.topics=" + String.join(",", Topics.ALL),
                        "matching.duty.tell-after=100ms",
                        "matching.dispatch.sweep-every=100ms"),
                    Arrays.stream(DATABASE.propertyPairs()))
                .map(pair -> "--" + pair)
                .toArray(String[]::new));
  }

  @Configuration(proxyBeanMethods = false)
  static class Doubles {

    @Bean
    @Primary
    PlayedCodes codes() {
      return new PlayedCodes();
    }

    /** Tokens that say themselves who they belong to. */
    @Bean
    @Primary
    SessionLookup sessions() {
      return token -> {
        var parts = token.split("\\.", -1);
        return parts.length != 3
            ? Mono.empty()
            : Mono.just(
                new SignedIn(
                    UUID.fromString(parts[0]),
                    "某人",
                    List.of(new Authority(parts[1], parts[2])),
                    token));
      };
    }
  }
}
