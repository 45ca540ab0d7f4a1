package org.diandan.standalone.supervision;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The process that started this one and shall take it along when it ends: Maven, say, killed with
 * no chance to pass the news on.
 */
public final class Launcher {
  /** Set to true by whoever launches the platform and wants it to end with itself. */
  public static final String FOLLOW = "diandan.follow-launcher";

  private Launcher() {}

  /** Process id of the launcher; empty when this process stands on its own. */
  public static OptionalLong pid() {
    return find().map(launcher -> OptionalLong.of(launcher.pid())).orElse(OptionalLong.empty());
  }

  /** Runs the action once the launcher has gone; never when this process stands on its own. */
  public static void whenGone(Runnable action) {
    find().ifPresent(launcher -> launcher.onExit().thenRun(action));
  }

  private static Optional<ProcessHandle> find() {
    return Boolean.getBoolean(FOLLOW) ? ProcessHandle.current().parent() : Optional.empty();
  }
}
