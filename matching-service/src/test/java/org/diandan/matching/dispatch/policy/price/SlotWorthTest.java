package org.diandan.matching.dispatch.policy.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.diandan.matching.dispatch.policy.Tries;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class SlotWorthTest {

  private static final int TEAMS = 6;

  private final ShortestAugmentingPaths solver = new ShortestAugmentingPaths();

  @Test
  void isWhatOneMoreSlotSavesAtAnyLoad() {
    for (int seed = 0; seed < Tries.of(300); seed++) {
      var slots = new SplittableRandom(seed).ints(TEAMS, 0, 4).toArray();
      var day = day(slots, seed);
      var plan = solver.solve(day);

      var worth = SlotWorth.of(day, plan);

      for (int team = 0; team < TEAMS; team++) {
        var more = slots.clone();
        more[team]++;
        var saved = plan.cost() - solver.solve(day(more, seed)).cost();
        assertThat(worth[team]).as("seed %s, team %s", seed, team).isEqualTo(saved);
      }
    }
  }

  @Test
  void isNothingWithoutAnyRequest() {
    var day = AssignmentProblem.withTeams(1, 0).build();

    var worth = SlotWorth.of(day, solver.solve(day));

    assertThat(worth).containsExactly(0, 0);
  }

  private static AssignmentProblem day(int[] slots, long seed) {
    var random = new SplittableRandom(1_000 + seed);
    var problem = AssignmentProblem.withTeams(slots);
    for (int number = random.nextInt(4, 16); number > 0; number--) {
      var request = problem.request(random.nextInt(50, 400));
      for (int team = 0; team < TEAMS; team++) {
        if (random.nextBoolean()) {
          problem.edge(request, team, random.nextInt(100));
        }
      }
    }
    return problem.build();
  }
}
