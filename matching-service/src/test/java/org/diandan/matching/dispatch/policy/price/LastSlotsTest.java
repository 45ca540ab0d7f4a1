package org.diandan.matching.dispatch.policy.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class LastSlotsTest {

  private static final double FOR_EVER = Double.POSITIVE_INFINITY;
  private static final List<String> RED = List.of("red");

  private final ShortestAugmentingPaths solver = new ShortestAugmentingPaths();
  private final ShadowPrices<String> prices =
      new ShadowPrices<>(Map.of("red", new SlotPrice(50, 0, FOR_EVER)));

  @Test
  void areWorthWhatTheUrgentWouldRegretMost() {
    var kept = new LastSlots(solver, 1, 1_000).keptIn(prices, RED, List.of(day(3, 210, 910)));

    assertThat(kept.of("red", 0, 1)).isEqualTo(900);
    assertThat(kept.of("red", 0, 2)).isEqualTo(200);
    assertThat(kept.of("red", 0, 3)).isEqualTo(50);
    assertThat(kept.of("red", 0)).isEqualTo(50);
  }

  @Test
  void areWorthTheDetourWhenAnotherTeamStandsIn() {
    var day = AssignmentProblem.withTeams(1, 1);
    day.edge(day.request(900), 0, 10).edge(0, 1, 130);

    var kept = new LastSlots(solver, 1, 1_000).keptIn(prices, RED, List.of(day.build()));

    assertThat(kept.of("red", 0, 1)).isEqualTo(120);
  }

  @Test
  void areKeptWithCautionForThoseNobodyElseWouldComeTo() {
    var day = AssignmentProblem.withTeams(2, 1);
    day.edge(day.request(900), 0, 10).edge(0, 1, 130);
    day.edge(day.request(210), 0, 10);

    var kept = new LastSlots(solver, 3, 1_000).keptIn(prices, RED, List.of(day.build()));

    assertThat(kept.of("red", 0, 1)).isEqualTo(600);
    assertThat(kept.of("red", 0, 2)).isEqualTo(120);
  }

  @Test
  void areWorthTheMeanOfTheDaysTimesTheCaution() {
    var days = List.of(day(1, 210), day(1), day(1), day(1));

    var kept = new LastSlots(solver, 3, 1_000).keptIn(prices, RED, days);

    assertThat(kept.of("red", 0, 1)).isEqualTo(150);
  }

  @Test
  void costNoMoreThanTheCeiling() {
    var kept = new LastSlots(solver, 3, 500).keptIn(prices, RED, List.of(day(1, 900)));

    assertThat(kept.of("red", 0, 1)).isEqualTo(500);
  }

  @Test
  void leaveThePricesAsTheyAreWithoutAnyDay() {
    assertThat(new LastSlots(solver, 3, 500).keptIn(prices, RED, List.of())).isEqualTo(prices);
  }

  @Test
  void leaveATeamWithoutPriceWithoutOne() {
    var kept = new LastSlots(solver, 1, 500).keptIn(ShadowPrices.none(), RED, List.of(day(1, 400)));

    assertThat(kept).isEqualTo(ShadowPrices.none());
  }

  @Test
  void areWorthWhatLosingASlotWouldCostAtAnyLoad() {
    for (int seed = 0; seed < 300; seed++) {
      var slots = new SplittableRandom(seed).ints(4, 1, 3).toArray();
      var cost = solver.solve(city(slots, seed)).cost();
      var red = new ShadowPrices<>(Map.of("red", new SlotPrice(0, 0, FOR_EVER)));

      var kept = new LastSlots(solver, 1, 1e9).keptIn(red, RED, List.of(city(slots, seed)));

      slots[0]--;
      var lost = (double) (solver.solve(city(slots, seed)).cost() - cost);
      assertThat(kept.of("red", 0, slots[0] + 1)).as("seed %s", seed).isGreaterThanOrEqualTo(0);
      assertThat(kept.of("red", 0, slots[0] + 1)).as("seed %s", seed).isLessThanOrEqualTo(lost);
    }
  }

  @Test
  void refuseFiguresThatAreNoNumbers() {
    assertThatThrownBy(() -> new LastSlots(solver, Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new LastSlots(solver, FOR_EVER, 1)).hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new LastSlots(solver, 1, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new LastSlots(solver, 1, FOR_EVER)).hasMessageContaining("Infinity");
    assertThat(new LastSlots(solver, 0, 0)).isNotNull();
  }

  private static AssignmentProblem day(int slots, int... unmatchedCosts) {
    var problem = AssignmentProblem.withTeams(slots);
    for (var unmatchedCost : unmatchedCosts) {
      problem.edge(problem.request(unmatchedCost), 0, 10);
    }
    return problem.build();
  }

  private static AssignmentProblem city(int[] slots, long seed) {
    var random = new SplittableRandom(1_000 + seed);
    var problem = AssignmentProblem.withTeams(slots);
    for (int number = random.nextInt(1, 8); number > 0; number--) {
      var request = problem.request(random.nextInt(50, 400));
      for (int team = 0; team < slots.length; team++) {
        if (random.nextBoolean()) {
          problem.edge(request, team, random.nextInt(100));
        }
      }
    }
    return problem.build();
  }
}
