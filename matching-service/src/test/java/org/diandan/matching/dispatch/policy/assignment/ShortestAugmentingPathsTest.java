package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diandan.matching.dispatch.policy.assignment.Certificate.assertOptimal;

import org.diandan.matching.dispatch.policy.Tries;
import org.junit.jupiter.api.Test;

class ShortestAugmentingPathsTest {

  private final AssignmentSolver solver = new ShortestAugmentingPaths();

  @Test
  void findsWhatTryingEveryPlanFinds() {
    for (long seed = 0; seed < Tries.of(3_000); seed++) {
      var problem = Problems.tiny(seed);

      var plan = solver.solve(problem);

      assertOptimal(problem, plan);
      assertThat(plan.cost()).as("seed %d", seed).isEqualTo(EveryPlan.cheapest(problem));
    }
  }

  @Test
  void provesItsPlansAtAnyLoad() {
    for (long seed = 0; seed < Tries.of(500); seed++) {
      var problem = seed % 10 == 0 ? Problems.crowded(seed) : Problems.small(seed);

      assertOptimal(problem, solver.solve(problem));
    }
  }

  @Test
  void keepsTheNearTeamForTheRequestThatHasNoOther() {
    var builder = AssignmentProblem.withTeams(1, 1);
    int flexible = builder.request(60_000);
    int bound = builder.request(60_000);
    var problem =
        builder.edge(flexible, 0, 1_000).edge(flexible, 1, 2_000).edge(bound, 0, 3_000).build();

    var plan = solver.solve(problem);

    assertThat(plan.teamOf(flexible)).isEqualTo(1);
    assertThat(plan.teamOf(bound)).isEqualTo(0);
    assertThat(plan.cost()).isEqualTo(5_000);
    assertThat(plan.teamPrice(0)).isEqualTo(1_000);
    assertThat(plan.solvedBy()).isEqualTo(SolvedBy.SHORTEST_AUGMENTING_PATHS);
  }
}
