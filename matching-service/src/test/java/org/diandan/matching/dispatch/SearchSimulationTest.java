package org.diandan.matching.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Searches under everything that can go wrong: owners that die between decision and commit, two
 * owners at once with old files, answers that come twice, late or in another order. {@code
 * -Ddiandan.simulation.seeds=10000} runs as many.
 */
class SearchSimulationTest {

  private static final long SEEDS = Long.getLong("diandan.simulation.seeds", 300);

  @Test
  void keepsItsPromisesWhateverHappens() {
    LongStream.range(0, SEEDS)
        .forEach(
            seed -> {
              var world = new SimulatedWorld(seed);

              world.live(120);

              assertThat(world.brokenPromises()).as("seed %d", seed).isEmpty();
            });
  }

  @Test
  void bringsEveryRequestToAnEndOnceThingsGoRight() {
    LongStream.range(0, SEEDS)
        .forEach(
            seed -> {
              var world = new SimulatedWorld(seed);
              world.live(60);

              world.calmDown();

              assertThat(world.stillOpen()).as("seed %d", seed).isEmpty();
            });
  }
}
