package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.assignment.Certificate.assertOptimal;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AssignmentProblemTest {

  private static final long FAR = Long.MAX_VALUE / 16;

  private final AssignmentSolver solver = new ShortestAugmentingPaths();

  @Test
  void aProblemWithoutAnythingCostsNothing() {
    var problem = AssignmentProblem.withTeams().build();

    var plan = solver.solve(problem);

    assertThat(plan.cost()).isZero();
    assertThat(plan.unmatched()).isZero();
    assertThat(plan.teamPrices()).isEmpty();
  }

  @Test
  void requestsWithoutEdgesStayUnmatched() {
    var builder = AssignmentProblem.withTeams(3);
    builder.request(60_000);
    builder.request(240_000);
    var problem = builder.build();

    var plan = solver.solve(problem);

    assertOptimal(problem, plan);
    assertThat(plan.unmatched()).isEqualTo(2);
    assertThat(plan.cost()).isEqualTo(300_000);
  }

  @Test
  void aRequestStaysUnmatchedWhenThatIsCheaperThanEveryTeam() {
    var builder = AssignmentProblem.withTeams(1, 1);
    int request = builder.request(500);
    var problem = builder.edge(request, 0, 501).edge(request, 1, 900).build();

    var plan = solver.solve(problem);

    assertOptimal(problem, plan);
    assertThat(plan.teamOf(request)).isEqualTo(Assignment.UNMATCHED);
    assertThat(plan.requestDual(request)).isEqualTo(500);
  }

  @Test
  void ofTwoEdgesBetweenTheSameTwoTheCheaperCounts() {
    var builder = AssignmentProblem.withTeams(1, 1);
    int request = builder.request(60_000);
    builder.edge(request, 1, 700).edge(request, 0, 900).edge(request, 1, 300);

    var problem = builder.edge(request, 1, 500).build();

    assertThat(problem.edges()).isEqualTo(2);
    assertThat(problem.edgeTeam(0)).isEqualTo(1);
    assertThat(problem.edgeCost(0)).isEqualTo(300);
    assertThat(problem.edgeTeam(1)).isZero();
    assertThat(problem.edgeCost(1)).isEqualTo(900);
    assertThat(solver.solve(problem).cost()).isEqualTo(300);
  }

  @Test
  void sortsLongRowsAsShortOnes() {
    var random = new SplittableRandom(5);
    var builder = AssignmentProblem.withTeams(new int[1_000]);
    builder.request(1);
    for (int edge = 0; edge < 800; edge++) {
      builder.edge(0, random.nextInt(1_000), random.nextInt(50));
    }

    var problem = builder.build();

    for (int edge = 1; edge < problem.edges(); edge++) {
      assertThat(problem.edgeCost(edge)).isGreaterThanOrEqualTo(problem.edgeCost(edge - 1));
      if (problem.edgeCost(edge) == problem.edgeCost(edge - 1)) {
        assertThat(problem.edgeTeam(edge)).isGreaterThan(problem.edgeTeam(edge - 1));
      }
    }
    assertThat(problem.edges()).isEqualTo(problem.endEdge(0)).isGreaterThan(500);
  }

  @Test
  void thousandsOfTeamsAtOnePointShareTheirRequests() {
    var capacity = new int[3_000];
    Arrays.fill(capacity, 1);
    var builder = AssignmentProblem.withTeams(capacity);
    for (int request = 0; request < 300; request++) {
      builder.request(60_000);
      for (int team = 0; team < 3_000; team += 10) {
        builder.edge(request, team, 1_000);
      }
    }
    var problem = builder.build();

    var plan = solver.solve(problem);

    assertOptimal(problem, plan);
    assertThat(plan.cost()).isEqualTo(300_000);
  }

  @Test
  void oneHugeTeamTakesEverybody() {
    var builder = AssignmentProblem.withTeams(Integer.MAX_VALUE, 1);
    for (int request = 0; request < 2_000; request++) {
      builder.request(60_000);
      builder.edge(request, 0, 100 + request).edge(request, 1, request);
    }
    var problem = builder.build();

    var plan = solver.solve(problem);

    assertOptimal(problem, plan);
    assertThat(plan.unmatched()).isZero();
    assertThat(plan.teamPrice(0)).isZero();
    assertThat(plan.teamPrice(1)).isEqualTo(100);
  }

  @Test
  void theSameProblemAlwaysGetsTheSameAnswer() {
    var problem = Problems.crowded(11);

    var once = solver.solve(problem);
    var again = solver.solve(Problems.crowded(11));

    for (int request = 0; request < problem.requests(); request++) {
      assertThat(again.teamOf(request)).isEqualTo(once.teamOf(request));
    }
    assertThat(again.teamPrices()).isEqualTo(once.teamPrices());
  }

  @Test
  void loadAlreadyThereSparesATeam() {
    var load = new int[] {2, 0};
    var capacity = new int[] {3, 3};
    var builder = AssignmentProblem.withTeams(1, 3).loadCost(LoadCost.convex(900, load, capacity));
    int request = builder.request(60_000);
    var problem = builder.edge(request, 0, 1_000).edge(request, 1, 1_500).build();

    var plan = solver.solve(problem);

    assertThat(plan.teamOf(request)).isEqualTo(1);
    assertThat(problem.slotCost(0, 0)).isEqualTo(600);
    assertThat(problem.slotCost(1, 2)).isEqualTo(600);
    assertThat(LoadCost.convex(7, new int[] {1}, new int[] {0}).slotCost(0, 2)).isEqualTo(21);
    assertThat(LoadCost.perRequestHeld(400, load).slotCost(0, 1)).isEqualTo(1_200);
  }

  @Test
  void refusesWhatCannotBe() {
    var builder = AssignmentProblem.withTeams(1);
    builder.request(1);

    assertThatIllegalArgumentException().isThrownBy(() -> AssignmentProblem.withTeams(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.edge(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.edge(-1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.edge(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.edge(0, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> LoadCost.perRequestHeld(-1, new int[0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadCost.convex(-1, new int[0], new int[0]));
  }

  @Test
  void refusesLoadTermsThatFallOrAreNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> withLoad((team, slot) -> -slot));
    assertThatIllegalArgumentException().isThrownBy(() -> withLoad((team, slot) -> slot - 1));
    assertThat(withLoad((team, slot) -> 5).slotCost(0, 1)).isEqualTo(5);
    assertThat(withLoad((team, slot) -> slot < 2 ? 5 : 0).slotCost(0, 1)).isEqualTo(5);
    assertThat(LoadCost.perRequestHeld(0, new int[] {7}).slotCost(0, 3)).isZero();
  }

  @Test
  void refusesCostsThatCannotBeAddedUp() {
    assertThatIllegalArgumentException().isThrownBy(() -> withCosts(FAR + 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> withCosts(FAR / 2 + 1, FAR / 2 + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> withCosts(0, Long.MIN_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> withLoad((team, slot) -> FAR / 2 + 1));

    var largest = withCosts(FAR / 2, -(FAR / 2));

    assertOptimal(largest, solver.solve(largest));
  }

  @Test
  void takesTheLargestCostThatCanStillBeAddedUp() {
    assertThat(withCosts(FAR, 0).edgeCost(1)).isEqualTo(FAR);
    assertThat(withCosts(FAR - 5, 5).edges()).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> withCosts(FAR - 5, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> withCosts(-FAR, -1));
  }

  private static AssignmentProblem withCosts(long first, long second) {
    var builder = AssignmentProblem.withTeams(1, 1);
    builder.request(0);
    builder.request(0);
    return builder.edge(0, 0, first).edge(0, 1, 0).edge(1, 0, 0).edge(1, 1, second).build();
  }

  private static AssignmentProblem withLoad(LoadCost loadCost) {
    var builder = AssignmentProblem.withTeams(2).loadCost(loadCost);
    builder.request(0);
    builder.request(0);
    return builder.edge(0, 0, 0).edge(1, 0, 0).build();
  }
}
