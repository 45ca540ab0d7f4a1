package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

class BadInputIT {

  static Stream<Arguments> badFields() {
    return Stream.of(
        arguments("item", null, 400),
        arguments("item", "ZZ01", 422),
        arguments("item", Map.of("code", "EL05"), 400),
        arguments("area", null, 400),
        arguments("area", "360802001001", 422),
        arguments("area", "9901", 422),
        arguments("area", "nonsense", 422),
        arguments("name", null, 400),
        arguments("name", "   ", 400),
        arguments("name", "王".repeat(51), 400),
        arguments("name", "王\u0000兰", 400),
        arguments("name", "王\u001b[31m兰", 400),
        arguments("phone", null, 400),
        arguments("phone", "1381234567", 400),
        arguments("phone", "call me", 400),
        arguments("phone", "1".repeat(5000), 400),
        arguments("address", "路".repeat(201), 400),
        arguments("words", "话".repeat(1001), 400),
        arguments("words", "a\u0000b", 400),
        arguments("longitude", "east", 400),
        arguments("wishedFrom", "tomorrow", 400),
        arguments("anonymous", true, 422),
        arguments("consent", null, 400),
        arguments("consent", false, 400));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("badFields")
  void theAnswerNamesTheFieldAndNothingIsWritten(String field, @Nullable Object value, int status) {
    long before = requests();

    var problem =
        Ordering.body(
            submit(order(Collections.singletonMap(field, value)))
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON),
            Problem.class);

    assertThat(problem.type()).startsWith("urn:problem:");
    assertThat(problem.field()).isEqualTo(field);
    assertThat(requests()).isEqualTo(before);
  }

  /** The part of a problem document the tests look at. */
  record Problem(String type, @Nullable String field, @Nullable String detail) {}

  @Test
  void aPointOutsideTheCountyCannotBeUsed() {
    submit(order(Map.of("longitude", 116.4, "latitude", 39.9)))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("longitude");
  }

  @Test
  void halfAPointOrHalfAWishIsIncomplete() {
    submit(order(Map.of("longitude", 115.05)))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("latitude");
    submit(order(Map.of("wishedFrom", "2026-12-01T08:00:00Z")))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("wishedUntil");
  }

  @Test
  void aWishInThePastCannotBeUsed() {
    submit(
            order(
                Map.of(
                    "wishedFrom", "2020-01-01T00:00:00Z", "wishedUntil", "2020-01-01T02:00:00Z")))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("wishedFrom");
  }

  @Test
  void somethingElseNeedsWords() {
    var body = order(Map.of("item", "EL99"));
    body.remove("words");

    submit(body).expectStatus().isBadRequest().expectBody().jsonPath("$.field").isEqualTo("words");
  }

  @Test
  void severalWrongFieldsAreAllNamed() {
    submit(Map.of())
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[*].field")
        .value(
            fields ->
                assertThat(String.valueOf(fields))
                    .contains("item", "area", "name", "phone", "consent"));
  }

  @Test
  void bodiesThatAreNoOrderAreRefused() {
    raw("{", MediaType.APPLICATION_JSON).expectStatus().isBadRequest();
    raw("[]", MediaType.APPLICATION_JSON).expectStatus().isBadRequest();
    raw("null", MediaType.APPLICATION_JSON).expectStatus().isBadRequest();
    raw("{}", MediaType.TEXT_XML).expectStatus().isEqualTo(415);
    raw("{\"words\":\"" + "x".repeat(10_000_000) + "\"}", MediaType.APPLICATION_JSON)
        .expectStatus()
        .isEqualTo(413);
  }

  @Test
  void idsNobodyKnowsAreNotFound() {
    for (var path :
        new String[] {
          "/api/requests/nonsense",
          "/api/requests/" + "a".repeat(32),
          "/r/nonsense",
          "/order/item/ZZ99",
          "/order/group/ZZ",
          "/api/areas/990102/outline",
          "/no/such/page"
        }) {
      CLIENT
          .get()
          .uri(path)
          .accept(MediaType.APPLICATION_JSON)
          .exchange()
          .expectStatus()
          .isNotFound();
    }
    CLIENT
        .post()
        .uri("/api/requests/" + "a".repeat(32) + "/withdrawal")
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void aKeyMustBeVisibleAscii() {
    submit(order(Map.of()), "x".repeat(201))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("Idempotency-Key");
  }

  @Test
  void staffPagesAreClosedToEverybodyElse() {
    for (var path :
        new String[] {
          "/api/statistics", "/official", "/api/requests/" + UUID.randomUUID() + "/brief"
        }) {
      CLIENT
          .get()
          .uri(path)
          .accept(MediaType.APPLICATION_JSON)
          .exchange()
          .expectStatus()
          .isUnauthorized();
    }
  }

  private static org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec raw(
      String body, MediaType type) {
    return CLIENT.post().uri("/api/requests").contentType(type).bodyValue(body).exchange();
  }

  private static long requests() {
    return SERVICE.database().count("select count(*) from request");
  }
}
