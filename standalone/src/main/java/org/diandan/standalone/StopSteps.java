package org.diandan.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started and how to stop it, in good order. Safe for use by several threads. */
final class StopSteps {
  private static final Logger LOG = LoggerFactory.getLogger(StopSteps.class);

  /** The order: nobody loses what it still needs. */
  enum Phase {
    FRONT,
    SERVICES,
    MANAGEMENT,
    BROKER,
    DATABASE
  }

  /** Stops one part. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException, InterruptedException;
  }

  private final Map<Phase, List<Step>> steps = new EnumMap<>(Phase.class);

  synchronized void add(Phase phase, Step step) {
    steps.computeIfAbsent(phase, none -> new ArrayList<>()).add(step);
  }

  /** Stops everything once; what fails is reported and passed over. */
  synchronized void run() {
    steps.forEach((phase, all) -> all.forEach(step -> run(phase, step)));
    steps.clear();
  }

  private static void run(Phase phase, Step step) {
    try {
      step.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failure) {
      LOG.error("{} did not stop in good order", phase, failure);
    }
  }
}
