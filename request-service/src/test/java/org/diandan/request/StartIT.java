package org.diandan.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StartIT {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void bringsInTheCatalogueAndTheAreasOnce() {
    assertThat(service.database().count("select count(*) from service_item")).isEqualTo(121);
    assertThat(service.database().count("select count(*) from skill")).isEqualTo(36);
    assertThat(service.database().count("select count(*) from area")).isEqualTo(10);
    assertThat(service.database().count("select count(*) from area where longitude is not null"))
        .isEqualTo(6);
  }

  @Test
  void answersTheCatalogue() {
    service
        .client()
        .get()
        .uri("/api/catalogue")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.groups.length()")
        .isEqualTo(14)
        .jsonPath("$.skills.length()")
        .isEqualTo(36);
  }

  @Test
  void isReadyWithoutKafkaAndShowsItsGauges() {
    var management = service.management();

    for (var group : new String[] {"liveness", "readiness"}) {
      management
          .get()
          .uri("/manage/health/" + group)
          .exchange()
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.status")
          .isEqualTo("UP")
          .jsonPath("$.components")
          .doesNotExist();
    }
    management.get().uri("/manage/env").exchange().expectStatus().isNotFound();
    assertThat(
            management
                .get()
                .uri("/manage/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody())
        .contains(
            "diandan_requests{", "diandan_resolution_rate", "r2dbc_pool_acquired_connections");
  }

  @Test
  void isReadyAtTheFirstQuestionAfterItsConnectionsWereKilled() {
    var connections = service.bean(ConnectionFactory.class);
    Flux.range(0, 12)
        .flatMap(i -> Mono.<Connection>from(connections.create()), 12)
        .collectList()
        .flatMap(all -> Flux.fromIterable(all).concatMap(Connection::close).then())
        .block(Duration.ofSeconds(30));
    // Whatever looks again by itself may have opened new ones meanwhile.
    var now =
        service.database().count("select (extract(epoch from clock_timestamp()) * 1000)::bigint");
    var pooled =
        "from pg_stat_activity where datname = current_database()"
            + " and application_name = 'request-service'"
            + " and backend_start <= to_timestamp(%d / 1000.0)".formatted(now);
    service.database().count("select count(pg_terminate_backend(pid)) " + pooled);
    await().until(() -> service.database().count("select count(*) " + pooled) == 0);

    var readiness = service.management().get().uri("/manage/health/readiness").exchange();

    readiness.expectStatus().isOk();
  }

  @Test
  void describesItsInterface() {
    service
        .client()
        .get()
        .uri("/openapi/request")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.paths['/api/requests']")
        .exists()
        .jsonPath("$.paths['/api/hotline/orders']")
        .exists()
        .jsonPath("$.paths['/internal/contacts']")
        .doesNotExist();
  }
}
