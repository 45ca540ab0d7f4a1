package org.diandan.journey.drill;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.diandan.journey.platform.Answer;
import org.diandan.journey.platform.Api;
import org.diandan.journey.platform.Orders;

/**
 * A hotline that gives many orders and repeats each, under its number, until the platform says yes.
 * Whatever else it says, or when it says nothing, the outcome is unknown and the call is repeated.
 */
final class Callers implements AutoCloseable {

  private static final int AT_ONCE = 8;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Api hotline;
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeats = new AtomicInteger();
  private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

  Callers(Api hotline) {
    this.hotline = hotline;
  }

  /** Begins to give orders; returns at once. */
  void give(List<Map<String, Object>> orders) {
    orders.forEach(order -> callers.execute(() -> giveOne(order)));
  }

  private void giveOne(Map<String, Object> order) {
    var number = Orders.hotlineNumber();
    order.put("orderNumber", number);
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp && !callers.isShutdown()) {
      try {
        var answer = hotline.post("/api/hotline/orders", order);
        if (answer.status() == 200 || answer.status() == 201) {
          acknowledged.add(new Acknowledged(number, UUID.fromString(answer.text("id"))));
          return;
        }
        if (isFinal(answer)) {
          refusals.add(answer.status() + " " + answer.body());
          return;
        }
      } catch (UncheckedIOException unknown) {
        // Perhaps it was taken, perhaps not: the repetition will tell.
      }
      repeats.incrementAndGet();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    refusals.add(number + " was not taken for " + PATIENCE);
  }

  private static boolean isFinal(Answer answer) {
    return answer.status() >= 400
        && answer.status() < 500
        && answer.status() != 409
        && answer.status() != 429;
  }

  /** Waits until so many orders were acknowledged. */
  void awaitAcknowledged(int count) {
    await(count + " acknowledged orders")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> acknowledged.size() + refusals.size() >= count);
  }

  List<Acknowledged> acknowledged() {
    return new ArrayList<>(acknowledged);
  }

  /** Answers that said no for good; a drill expects none. */
  List<String> refusals() {
    return new ArrayList<>(refusals);
  }

  /** How many calls had to be repeated. */
  int repeats() {
    return repeats.get();
  }

  @Override
  public void close() {
    callers.shutdownNow();
  }
}
