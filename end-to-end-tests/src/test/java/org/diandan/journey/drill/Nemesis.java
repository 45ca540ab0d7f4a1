package org.diandan.journey.drill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.diandan.journey.platform.Standalone;

/** Kills parts of a standalone platform without warning, as {@code kill -9} does. */
final class Nemesis {

  /** What can be killed. */
  enum Victim {
    SERVICES,
    POSTGRESQL,
    BROKER
  }

  private final Standalone platform;
  private final Backstage backstage;

  Nemesis(Standalone platform, Backstage backstage) {
    this.platform = platform;
    this.backstage = backstage;
  }

  /**
   * Kills the victim. PostgreSQL and the broker must come back by themselves; the services are
   * started again, as whoever watches them would.
   */
  void kill(Victim victim) {
    switch (victim) {
      case SERVICES -> {
        killNow(List.of(platform.handle()));
        platform.start();
      }
      case POSTGRESQL -> killNow(postgres());
      case BROKER -> killNow(List.of(broker()));
    }
  }

  private List<ProcessHandle> postgres() {
    var postmaster = ProcessHandle.of(backstage.postmaster()).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  private ProcessHandle broker() {
    return platform
        .handle()
        .descendants()
        .filter(Nemesis::isBroker)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No broker runs below the platform."));
  }

  /** The only other JVM; command lines are cut by the system before they name the class. */
  private static boolean isBroker(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  private static void killNow(List<ProcessHandle> victims) {
    victims.forEach(ProcessHandle::destroyForcibly);
    await("the killed to be gone")
        .atMost(Duration.ofSeconds(10))
        .until(() -> victims.stream().noneMatch(ProcessHandle::isAlive));
  }
}
