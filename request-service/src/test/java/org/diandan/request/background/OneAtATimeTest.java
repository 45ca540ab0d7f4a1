package org.diandan.request.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class OneAtATimeTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void whoeverLooksWhileItIsAtWorkBeginsNothing() throws InterruptedException {
    var leave = new CountDownLatch(1);
    var working = new OneAtATime("test", () -> waitFor(leave));

    working.look();
    await().until(() -> runs.get() == 1);
    working.look();
    working.look();
    leave.countDown();
    working.stop();

    assertThat(runs).hasValue(1);
  }

  @Test
  void workThatBreaksOffIsBegunAnewByTheNextLook() throws InterruptedException {
    var working =
        new OneAtATime(
            "test",
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new QueryTimeoutException("The database is away.");
              }
            });

    working.look();
    await()
        .until(
            () -> {
              working.look();
              return runs.get() > 1;
            });
    working.stop();

    assertThat(runs.get()).isGreaterThan(1);
  }

  @Test
  void nothingIsBegunAfterTheEnd() throws InterruptedException {
    var working = new OneAtATime("test", runs::incrementAndGet);

    working.stop();
    working.look();

    assertThat(working.isStopped()).isTrue();
    assertThat(runs).hasValue(0);
  }

  private void waitFor(CountDownLatch leave) {
    runs.incrementAndGet();
    try {
      assertThat(leave.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
