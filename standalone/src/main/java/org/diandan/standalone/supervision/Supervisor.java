package org.diandan.standalone.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one servant running: whenever its process ends unasked, it is started again. */
public final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Servant servant;
  private final Consumer<String> warnings;
  private final Thread watch;
  private volatile Process process;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private Supervisor(Servant servant, Consumer<String> warnings, Process process) {
    this.servant = servant;
    this.warnings = warnings;
    this.process = process;
    this.watch = Thread.ofVirtual().name("watch-" + servant.name()).unstarted(this::watch);
  }

  /** Starts the servant and watches it from now on. */
  public static Supervisor start(Servant servant, Consumer<String> warnings)
      throws IOException, InterruptedException {
    var supervisor = new Supervisor(servant, warnings, servant.start());
    supervisor.watch.start();
    return supervisor;
  }

  /** Process id of the server as it runs now. */
  public long pid() {
    return process.pid();
  }

  /** Stops watching, then the server. */
  public void stop() throws IOException, InterruptedException {
    stopping.countDown();
    watch.interrupt();
    watch.join();
    servant.stop(process);
  }

  private void watch() {
    try {
      while (stopping.getCount() > 0) {
        var exitCode = process.waitFor();
        warnings.accept(
            "%s 停了（%d），正在重新启动 · died, starting it again".formatted(servant.name(), exitCode));
        var diedAt = System.nanoTime();
        process = startAgain();
        warnings.accept(
            "%s 已恢复 · is back after %.1f s"
                .formatted(servant.name(), (System.nanoTime() - diedAt) / 1e9));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Process startAgain() throws InterruptedException {
    var pause = Duration.ofMillis(100);
    while (true) {
      try {
        return servant.start();
      } catch (IOException failure) {
        LOG.warn("{} did not start", servant.name(), failure);
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new InterruptedException();
        }
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
    }
  }
}
