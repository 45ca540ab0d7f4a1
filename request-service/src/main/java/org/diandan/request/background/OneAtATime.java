package org.diandan.request.background;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Work that waits in the database and is done on a thread of its own, one job at a time in each
 * instance. Looking for it never waits. Safe for use by many threads.
 */
public final class OneAtATime {

  private static final Logger LOG = LoggerFactory.getLogger(OneAtATime.class);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final String name;
  private final Runnable work;
  private final ExecutorService worker;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean stopped;

  /**
   * Nothing is done before somebody looks.
   *
   * @param name of the thread, for people who read logs
   * @param work does all there is and returns; leaves at its next row once this {@link #isStopped}.
   *     When the database is away, or a kept field cannot be opened, it may throw: the lease of the
   *     job runs out and whoever looks then goes on
   */
  public OneAtATime(String name, Runnable work) {
    this.name = name;
    this.work = work;
    this.worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  /** Begins, unless it is at work or stopped. */
  public void look() {
    if (!stopped && busy.compareAndSet(false, true)) {
      worker.execute(this::run);
    }
  }

  /** Whether what runs should leave its job to others. */
  public boolean isStopped() {
    return stopped;
  }

  /** Waits 10 s for the work to leave its job, then interrupts it. */
  public void stop() throws InterruptedException {
    stopped = true;
    worker.shutdown();
    if (!worker.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
      worker.shutdownNow();
    }
  }

  private void run() {
    try {
      work.run();
    } catch (DataAccessException | IllegalStateException e) {
      LOG.warn("Work on {} was interrupted: {}", name, e.getMessage());
    } finally {
      busy.set(false);
    }
  }
}
