package org.diandan.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
        .contains("diandan_requests{", "diandan_resolution_rate");
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
