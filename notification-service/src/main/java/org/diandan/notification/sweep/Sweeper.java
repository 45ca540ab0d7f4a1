package org.diandan.notification.sweep;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats one piece of work on a virtual thread, without a pause while there is more to do.
 *
 * <p>Several instances may sweep the same rows: the work claims them. A failing round is logged and
 * tried again, because a database outage must not end the thread.
 */
public final class Sweeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final IntSupplier round;
  private volatile @Nullable Run run;

  /**
   * A sweeper that starts and stops with the application.
   *
   * @param pause between rounds that found nothing
   * @param round one round, may block; answers how many rows it found due
   */
  public Sweeper(String name, Duration pause, IntSupplier round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
  }

  @Override
  public void start() {
    var stop = new CountDownLatch(1);
    run = new Run(stop, Thread.ofVirtual().name("sweep-" + name).start(() -> repeat(stop)));
  }

  @Override
  public void stop() {
    var current = run;
    run = null;
    if (current != null) {
      current.end();
    }
  }

  @Override
  public boolean isRunning() {
    return run != null;
  }

  private void repeat(CountDownLatch stop) {
    try {
      while (!stop.await(rest().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.trace("{} looks again", name);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration rest() {
    try {
      return round.getAsInt() > 0 ? Duration.ZERO : pause;
    } catch (RuntimeException trouble) {
      // Whatever went wrong, the rows are still there and the next round finds them.
      LOG.warn("{} stopped short and tries again: {}", name, trouble.toString());
      return PAUSE_AFTER_TROUBLE;
    }
  }

  private record Run(CountDownLatch stop, Thread thread) {

    void end() {
      stop.countDown();
      try {
        if (!thread.join(PATIENCE_AT_STOP)) {
          thread.interrupt();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
