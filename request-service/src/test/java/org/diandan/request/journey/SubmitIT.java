package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.hotlineKey;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SubmitIT {

  @Test
  void anOrderIsWrittenWithItsEventAndWithoutReadableWords() {
    var taken = taken(submit(order(Map.of("longitude", 115.05, "latitude", 27.05))));

    assertThat(taken.orderNumber()).startsWith("990101");
    assertThat(taken.link()).isEqualTo("/r/" + taken.token());
    assertThat(taken.acceptBy()).isBefore(taken.finishBy());
    assertThat(events(taken.id(), "request.submitted.v1")).isEqualTo(1);
    assertThat(
            SERVICE
                .database()
                .count(
                    """
                    select count(*) from request r
                    where r.id = '%s' and (r::text like '%%王桂兰%%' or r::text like '%%13812345678%%'
                      or r::text like '%%沿江路%%' or r::text like '%%三楼%%'
                      or r::text like '%%%s%%')
                    """
                        .formatted(taken.id(), taken.token())))
        .isZero();
    assertThat(
            SERVICE
                .database()
                .count(
                    """
                    select count(*) from event_outbox
                    where data::text ~ '王桂兰|13812345678|沿江路|三楼' or data::text like '%115.0500%'
                    """))
        .isZero();
  }

  @Test
  void aCallWithoutKeyIsANewOrderEachTime() {
    var first = taken(submit(order(Map.of())));
    var second = taken(submit(order(Map.of())));

    assertThat(second.orderNumber()).isNotEqualTo(first.orderNumber());
  }

  @Test
  void aRepeatedCallGetsTheFirstAnswer() {
    var key = UUID.randomUUID().toString();
    var first = taken(submit(order(Map.of()), key));
    var second = taken(submit(order(Map.of()), key));

    assertThat(second).isEqualTo(first);
    assertThat(events(first.id(), "request.submitted.v1")).isEqualTo(1);
  }

  @Test
  void theRememberedAnswerDoesNotShowTheSecretOfTheLink() {
    var key = UUID.randomUUID().toString();
    var receipt = taken(submit(order(Map.of()), key));

    var readable =
        "select count(*) from write_key where key = 'api:%s' and position('%s' in %s) > 0";

    assertThat(SERVICE.database().count(readable.formatted(key, receipt.token(), "answer")))
        .isZero();
    assertThat(SERVICE.database().count(readable.formatted(key, key, "key"))).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    var key = UUID.randomUUID().toString();
    taken(submit(order(Map.of()), key));

    submit(order(Map.of("words", "别的话")), key)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:idempotency-key-reused");
  }

  @Test
  void twentyEqualCallsAtOnceMakeOneOrder() throws InterruptedException {
    var key = UUID.randomUUID().toString();
    var body = order(Map.of("words", key));
    List<Callable<Integer>> calls =
        Stream.<Callable<Integer>>generate(() -> () -> statusOf(submit(body, key)))
            .limit(20)
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(calls).stream().map(SubmitIT::result).collect(Collectors.toSet());

      assertThat(statuses).isSubsetOf(201, 409).contains(201);
    }
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from write_key where key = 'api:%s'".formatted(key)))
        .isEqualTo(1);
  }

  @Test
  void aHotlineOrdersOncePerNumberOfItsOwn() {
    var key = hotlineKey("9901");
    var other = hotlineKey("9901");

    var first = taken(hotline(key, "GD-1", Map.of()));

    assertThat(taken(hotline(key, "GD-1", Map.of()))).isEqualTo(first);
    hotline(key, "GD-1", Map.of("words", "别的话")).expectStatus().isEqualTo(422);
    assertThat(taken(hotline(other, "GD-1", Map.of())).id()).isNotEqualTo(first.id());
    CLIENT
        .get()
        .uri("/api/hotline/orders/GD-1")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.orderNumber")
        .isEqualTo(first.orderNumber());
    CLIENT
        .get()
        .uri("/api/hotline/orders/GD-2")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void aHotlineOrdersOnlyInItsOwnArea() {
    hotline(hotlineKey("990102"), "GD-9", Map.of()).expectStatus().isForbidden();
    hotline("ddk_nonsense", "GD-9", Map.of()).expectStatus().isUnauthorized();
  }

  @Test
  void whereTheItemAllowsItNobodyHasToGiveAName() {
    var body = new HashMap<>(order(Map.of("item", "LE01", "anonymous", true)));
    body.remove("name");
    body.remove("phone");

    var taken = taken(submit(body));

    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request where id = '%s' and resident_id is null"
                        .formatted(taken.id())))
        .isEqualTo(1);
  }

  private static ResponseSpec hotline(String key, String number, Map<String, Object> changes) {
    var body = new HashMap<>(order(new HashMap<>(changes)));
    body.put("orderNumber", number);
    return CLIENT
        .post()
        .uri("/api/hotline/orders")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
        .bodyValue(body)
        .exchange();
  }

  private static int statusOf(ResponseSpec answer) {
    return answer.expectBody().returnResult().getStatus().value();
  }

  private static int result(java.util.concurrent.Future<Integer> call) {
    try {
      return call.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static long events(UUID request, String type) {
    return SERVICE
        .database()
        .count(
            "select count(*) from event_outbox where subject = '%s' and type = '%s'"
                .formatted(request, type));
  }
}
