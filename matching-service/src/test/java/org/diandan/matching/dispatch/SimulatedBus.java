package org.diandan.matching.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages that wait, come twice and overtake each other. */
final class SimulatedBus {

  private final List<Runnable> waiting = new ArrayList<>();
  private final Random random;

  SimulatedBus(Random random) {
    this.random = random;
  }

  /** Puts a message on the bus; sometimes it comes twice. */
  void send(Runnable message) {
    waiting.add(message);
    if (random.nextInt(4) == 0) {
      waiting.add(message);
    }
  }

  /** Delivers any one message, or everything there is in any order. */
  void deliver(boolean all) {
    do {
      if (!waiting.isEmpty()) {
        waiting.remove(random.nextInt(waiting.size())).run();
      }
    } while (all && !waiting.isEmpty());
  }
}
