package org.diandan.standalone.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints what is being done and how many seconds it took. Safe for use by several threads. */
public final class Progress {
  private final PrintStream out;
  private final long beganAt = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** Runs one step and prints its name with its own duration once it has succeeded. */
  public <T> T step(String name, Callable<T> step) throws Exception {
    var stepBeganAt = System.nanoTime();
    var result = step.call();
    out.printf(
        Locale.ROOT,
        "  %5.1f s  ✓ %s (%.1f s)%n",
        secondsSince(beganAt),
        name,
        secondsSince(stepBeganAt));
    return result;
  }

  /** Prints a line that belongs to no step. */
  public void say(String line) {
    out.println(line);
  }

  /** Prints something a person should look at. */
  public void warn(String line) {
    out.printf(Locale.ROOT, "  %5.1f s  ! %s%n", secondsSince(beganAt), line);
  }

  /** Time since this object was made. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - beganAt);
  }

  private static double secondsSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }
}
