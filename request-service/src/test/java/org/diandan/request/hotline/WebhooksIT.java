package org.diandan.request.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.hotline.Calling.SERVICE;
import static org.diandan.request.hotline.Calling.body;
import static org.diandan.request.hotline.Calling.freshNumber;
import static org.diandan.request.hotline.Calling.hotline;
import static org.diandan.request.hotline.Calling.ordered;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.diandan.request.hotline.Calling.Hotline;
import org.diandan.request.hotline.Receiver.Received;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

class WebhooksIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void tellsAnEndpointInOrderWithItsSignature() throws IOException {
    try (var receiver = new Receiver(received -> 204)) {
      var hotline = hotline();
      var secret = registered(hotline, receiver).get("secret").asString();

      for (var i = 0; i < 5; i++) {
        ordered(hotline, freshNumber());
      }

      await().until(() -> receiver.all.size() >= 5);
      assertThat(receiver.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(receiver.all).allMatch(received -> received.isSignedWith(secret));
      assertThat(receiver.all).extracting(Received::id).doesNotHaveDuplicates();
      assertThat(receiver.mostAtOnce).hasValue(1);
    }
  }

  @Test
  void triesAgainUntilItGetsThroughUnderTheSameId() throws IOException {
    var failures = new AtomicInteger(2);
    try (var receiver = new Receiver(received -> failures.getAndDecrement() > 0 ? 503 : 200)) {
      var hotline = hotline();
      var secret = registered(hotline, receiver).get("secret").asString();

      ordered(hotline, freshNumber());
      ordered(hotline, freshNumber());

      await().until(() -> receiver.numbers().contains(2L));
      assertThat(receiver.numbers()).containsExactly(1L, 1L, 1L, 2L);
      assertThat(receiver.all.subList(0, 3))
          .extracting(Received::id)
          .containsOnly(receiver.all.getFirst().id());
      assertThat(receiver.all).allMatch(received -> received.isSignedWith(secret));
    }
  }

  @Test
  void anEventItCannotSwallowDoesNotHoldUpTheOthersForEver() throws IOException {
    try (var receiver = new Receiver(received -> received.number() == 1 ? 500 : 200)) {
      var hotline = hotline();
      var endpoint = registered(hotline, receiver);

      ordered(hotline, freshNumber());
      ordered(hotline, freshNumber());

      await().until(() -> receiver.numbers().contains(2L));
      assertThat(receiver.numbers().subList(0, 3)).containsOnly(1L);
      await()
          .until(() -> "GIVEN_UP".equals(delivery(hotline, endpoint, 1).get("state").asString()));
      assertThat(delivery(hotline, endpoint, 1).get("status").asInt()).isEqualTo(500);
      assertThat(delivery(hotline, endpoint, 1).get("attempts").asInt()).isEqualTo(7);
      assertThat(receiver.numbers().indexOf(2L)).isLessThan(receiver.numbers().lastIndexOf(1L));
    }
  }

  @Test
  void anEndpointThatIsGoneIsDisabledWithANotice() throws IOException {
    try (var receiver = new Receiver(received -> 410)) {
      var hotline = hotline();
      var endpoint = registered(hotline, receiver);

      ordered(hotline, freshNumber());

      await().until(() -> "GONE".equals(listed(hotline).path("disabledBecause").asString("")));
      assertThat(
              SERVICE
                  .database()
                  .count(
                      "select count(*) from audit_entry where action = 'webhook-disabled' and subject = '%s'"
                          .formatted(endpoint.get("id").asString())))
          .isEqualTo(1);
    }
  }

  @Test
  void anEndpointToWhichNothingGetsThroughForTooLongIsDisabledUntilItIsEnabled()
      throws IOException {
    var broken = new AtomicInteger(1);
    try (var receiver = new Receiver(received -> broken.get() > 0 ? 500 : 200)) {
      var hotline = hotline();
      var id = registered(hotline, receiver).get("id").asString();
      ordered(hotline, freshNumber());
      await().until(() -> !receiver.all.isEmpty());
      SERVICE
          .database()
          .execute(
              "update webhook_endpoint set failing_since = now() - interval '2 hours' where id = '%s'"
                  .formatted(id));

      await().until(() -> "FAILING".equals(listed(hotline).path("disabledBecause").asString("")));
      broken.set(0);
      var before = receiver.all.size();
      hotline.post("/api/hotline/webhooks/" + id + "/enabling", null).expectStatus().isNoContent();

      await().until(() -> receiver.all.size() > before);
      await().until(() -> listed(hotline).get("waiting").asInt() == 0);
    }
  }

  @Test
  void aRotatedSecretSignsBesideTheOldOne() throws IOException {
    try (var receiver = new Receiver(received -> 200)) {
      var hotline = hotline();
      var endpoint = registered(hotline, receiver);
      var old = endpoint.get("secret").asString();

      var fresh =
          body(hotline
                  .post(
                      "/api/hotline/webhooks/%s/rotation".formatted(endpoint.get("id").asString()),
                      null)
                  .expectStatus()
                  .isOk())
              .get("secret")
              .asString();
      ordered(hotline, freshNumber());

      await().until(() -> receiver.all.size() == 1);
      assertThat(receiver.all.getFirst().isSignedWith(old)).isTrue();
      assertThat(receiver.all.getFirst().isSignedWith(fresh)).isTrue();
    }
  }

  @Test
  void aDeliveryIsRepeatedByHand() throws IOException {
    try (var receiver = new Receiver(received -> 200)) {
      var hotline = hotline();
      var id = registered(hotline, receiver).get("id").asString();
      ordered(hotline, freshNumber());
      await().until(() -> receiver.all.size() == 1);

      hotline
          .post("/api/hotline/webhooks/%s/deliveries/1/redelivery".formatted(id), null)
          .expectStatus()
          .isAccepted();

      await().until(() -> receiver.all.size() == 2);
      assertThat(receiver.all.get(1).id()).isEqualTo(receiver.all.get(0).id());
      hotline
          .post("/api/hotline/webhooks/%s/deliveries/99/redelivery".formatted(id), null)
          .expectStatus()
          .isNotFound();
    }
  }

  @Test
  void twoSendersNeverTellTheSameThingAtOnce() throws IOException {
    try (var receiver = new Receiver(received -> 200)) {
      var hotline = hotline();
      registered(hotline, receiver);
      for (var i = 0; i < 20; i++) {
        ordered(hotline, freshNumber());
      }

      var sender = SERVICE.bean(SendWebhooks.class);
      Flux.range(0, 8).flatMap(i -> sender.send(), 8).blockLast(SOON);

      await().until(() -> listed(hotline).get("waiting").asInt() == 0);
      assertThat(receiver.numbers()).hasSize(20).isSorted();
      assertThat(receiver.mostAtOnce).hasValue(1);
    }
  }

  @Test
  void nothingIsPlannedForSomebodyElsesEndpoint() throws IOException {
    try (var receiver = new Receiver(received -> 200)) {
      var id = registered(hotline(), receiver).get("id").asString();

      var stranger = hotline();

      for (var path : List.of("/rotation", "/enabling", "/deliveries/1/redelivery")) {
        stranger.post("/api/hotline/webhooks/" + id + path, null).expectStatus().isNotFound();
      }
      stranger.get("/api/hotline/webhooks/" + id + "/deliveries").expectStatus().isNotFound();
      stranger
          .call(HttpMethod.DELETE, "/api/hotline/webhooks/" + id, null, Map.of())
          .expectStatus()
          .isNotFound();
    }
  }

  private static JsonNode registered(Hotline hotline, Receiver receiver) {
    return body(
        hotline
            .post("/api/hotline/webhooks", Map.of("url", receiver.url()))
            .expectStatus()
            .isCreated());
  }

  private static JsonNode listed(Hotline hotline) {
    return body(hotline.get("/api/hotline/webhooks")).get("webhooks").get(0);
  }

  private static JsonNode delivery(Hotline hotline, JsonNode endpoint, long number) {
    return body(hotline.get(
            "/api/hotline/webhooks/%s/deliveries".formatted(endpoint.get("id").asString())))
        .get("deliveries")
        .valueStream()
        .filter(one -> one.get("number").asLong() == number)
        .findFirst()
        .orElseThrow();
  }
}
