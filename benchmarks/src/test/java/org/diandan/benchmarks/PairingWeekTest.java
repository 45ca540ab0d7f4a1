package org.diandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class PairingWeekTest {

  private final ShortestAugmentingPaths solver = new ShortestAugmentingPaths();

  @Test
  void aBonusKeepsMorePairs() {
    var week = new PairingWeek(130, 1);
    week.turn(solver.solve(week.problem(0)));

    var without = solver.solve(week.problem(0));
    var with = solver.solve(week.problem(3_000));

    assertThat(week.keptPercent(with)).isGreaterThan(week.keptPercent(without));
  }

  @Test
  void isAsCheapAsTheFlow() {
    var problem = new PairingWeek(13, 1).problem(0);

    var plan = solver.solve(problem);

    assertThat(plan.cost()).isEqualTo(new Referee(problem).cost());
  }
}
