package org.diandan.standalone.supervision;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The process that started this one and shall take it along when it ends: Maven, say, killed with
 * no chance to pass the news on.
 */
public final class Launcher {
  /**
   * System property; set to true by whoever starts the platform and wants it to end with itself.
   */
  public static final String FOLLOW = "diandan.follow-launcher";

  private static final Optional<ProcessHandle> LAUNCHER =
      Boolean.getBoolean(FOLLOW) ? ProcessHandle.current().parent() : Optional.empty();

  private Launcher() {}

  /** Process id of the launcher; empty when this process stands on its own. */
  public static OptionalLong pid() {
    return LAUNCHER.map(launcher -> OptionalLong.of(launcher.pid())).orElse(OptionalLong.empty());
  }

  /** Runs the action once the launcher has gone; never when this process stands on its own. */
  public static void whenGone(Runnable action) {
    LAUNCHER.ifPresent(launcher -> Thread.ofVirtual().start(() -> await(launcher, action)));
  }

  private static void await(ProcessHandle launcher, Runnable action) {
    launcher.onExit().join();
    action.run();
  }
}
