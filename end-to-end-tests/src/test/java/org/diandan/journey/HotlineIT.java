package org.diandan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.diandan.journey.platform.Answer;
import org.diandan.journey.platform.OnPlatform;
import org.diandan.journey.platform.Orders;
import org.diandan.journey.platform.Platform;
import org.junit.jupiter.api.Test;

/** A hotline's own system orders for its callers; its order number makes each order one. */
@OnPlatform
class HotlineIT {

  private static final int AT_ONCE = 20;

  private final Platform platform;

  HotlineIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void theSameOrderAgainGetsTheSameAnswer() {
    var order = numbered();
    var first = order(order).expect(201);

    var again = order(order);

    assertThat(again.status()).isIn(200, 201);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void anotherOrderUnderTheSameNumberIsRefused() {
    var order = numbered();
    order(order).expect(201);
    order.put("words", "另一件事");

    var refused = order(order);

    refused.expect(422);
    assertThat(refused.mediaType()).isEqualTo("application/problem+json");
  }

  @Test
  void theSameOrderManyTimesAtOnceIsOneOrder() throws InterruptedException {
    var order = numbered();

    var answers = new ArrayList<Answer>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> call = () -> order(order);
      for (var answer : callers.invokeAll(java.util.Collections.nCopies(AT_ONCE, call))) {
        answers.add(answer.resultNow());
      }
    }

    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 409);
    assertThat(answers.stream().filter(a -> a.status() < 300).map(a -> a.text("id")).distinct())
        .hasSize(1);
  }

  @Test
  void anOrderIsFoundByTheHotlinesNumber() {
    var order = numbered();
    var taken = order(order).expect(201);

    var found = platform.hotline().get("/api/hotline/orders/" + order.get("orderNumber"));

    assertThat(found.expect(200).text("orderNumber")).isEqualTo(taken.text("orderNumber"));
  }

  @Test
  void nobodyOrdersWithoutAKey() {
    platform.anonymous().post("/api/hotline/orders", numbered()).expect(401);
    platform.official().post("/api/hotline/orders", numbered()).expect(403);
  }

  private Answer order(Map<String, Object> order) {
    return platform.hotline().post("/api/hotline/orders", order);
  }

  private static Map<String, Object> numbered() {
    return Orders.orderWith("orderNumber", Orders.hotlineNumber());
  }
}
