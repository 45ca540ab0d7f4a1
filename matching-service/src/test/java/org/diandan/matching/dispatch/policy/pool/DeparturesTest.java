package org.diandan.matching.dispatch.policy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeparturesTest {

  private static final double FOR_EVER = Double.POSITIVE_INFINITY;

  private final OpenPool<String, String> pool = new OpenPool<>();

  @Test
  void aTeamThatLeftIsPlannedForNobody() {
    pool.teamArrives("red", 2, 10, List.of());
    pool.commitBefore(11);

    pool.requestArrives("late", new Waiting<>(100, 20, List.of(new Option<>("red", 3))));

    assertThat(pool.plannedTeam("late")).isEmpty();
    assertThat(pool.priceOf("red")).isZero();
  }

  @Test
  void aTeamThatLeftMayComeBack() {
    pool.teamArrives("red", 1, 10, List.of());
    pool.requestArrives("late", new Waiting<>(100, 20, List.of(new Option<>("red", 3))));
    assertThat(pool.commitBefore(11)).hasSize(1);

    pool.requestArrives("later", new Waiting<>(100, 40, List.of()));
    pool.teamArrives("red", 1, FOR_EVER, List.of(new Option<>("later", 5)));

    assertThat(pool.plannedTeam("later")).contains("red");
  }

  @Test
  void aRefusalOfWhoIsNotThereChangesNothing() {
    pool.teamArrives("red", 1, FOR_EVER, List.of());
    pool.requestArrives("lift", new Waiting<>(100, 20, List.of(new Option<>("red", 3))));

    pool.forbid("lift", "unknown");
    pool.forbid("unknown", "red");

    assertThat(pool.plannedTeam("lift")).contains("red");
  }
}
