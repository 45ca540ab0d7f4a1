package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.assignment.Certificate.assertPossible;
import static org.diandan.matching.dispatch.policy.assignment.Certificate.assertPricesHold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.diandan.matching.dispatch.policy.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbacksTest {

  private static final long STEP = 10;
  private static final Budget NONE = Budget.edges(0);

  private final AssignmentSolver exact = new ShortestAugmentingPaths();

  @Test
  void anAuctionCostsAtMostOneStepMoreForEachRequest() {
    for (long seed = 0; seed < Tries.of(200); seed++) {
      var problem = seed % 20 == 0 ? Problems.crowded(seed) : Problems.small(seed);

      var plan = new Auction(STEP).solve(problem);

      assertPossible(problem, plan);
      long best = exact.solve(problem).cost();
      assertThat(plan.cost()).isBetween(best, best + STEP * problem.requests());
      assertThat(plan.dualValue(problem)).isLessThanOrEqualTo(best);
      assertThat(plan.solvedBy()).isEqualTo(SolvedBy.AUCTION);
    }
  }

  @Test
  void anAuctionWithTinyStepsIsExact() {
    for (long seed = 0; seed < Tries.of(40); seed++) {
      var problem = Problems.small(seed);
      var finer = Problems.scaled(problem, problem.requests() + 1);

      var plan = new Auction(1).solve(finer);

      assertThat(plan.cost()).isEqualTo(exact.solve(finer).cost());
    }
  }

  @Test
  void regretGreedyGivesAPossiblePlanAndALowerBound() {
    for (long seed = 0; seed < Tries.of(200); seed++) {
      var problem = seed % 20 == 0 ? Problems.crowded(seed) : Problems.small(seed);

      var plan = new RegretGreedy().solve(problem);

      assertPossible(problem, plan);
      long best = exact.solve(problem).cost();
      assertThat(plan.cost()).isGreaterThanOrEqualTo(best);
      assertThat(plan.dualValue(problem)).isLessThanOrEqualTo(best);
      assertThat(plan.solvedBy()).isEqualTo(SolvedBy.REGRET_GREEDY);
    }
  }

  @Test
  void regretGreedyLetsWhoeverWouldLoseMostChooseFirst() {
    var builder = AssignmentProblem.withTeams(1, 1);
    int flexible = builder.request(60_000);
    int bound = builder.request(60_000);
    var problem =
        builder.edge(flexible, 0, 1_000).edge(flexible, 1, 2_000).edge(bound, 0, 3_000).build();

    var plan = new RegretGreedy().solve(problem);

    assertThat(plan.teamOf(flexible)).isEqualTo(1);
    assertThat(plan.teamOf(bound)).isZero();
    assertThat(plan.cost()).isEqualTo(5_000);
  }

  @Test
  void answersExactlyWhileTheBudgetLasts() {
    var solver = new TimeBoxedSolver(Budget.unlimited(), NONE);

    var plan = solver.solve(Problems.crowded(1));

    assertThat(plan.solvedBy()).isEqualTo(SolvedBy.SHORTEST_AUGMENTING_PATHS);
  }

  @Test
  void auctionsWhenTheExactSolverRunsOutOfBudget() {
    for (long seed = 0; seed < Tries.of(20); seed++) {
      var problem = Problems.crowded(seed);

      var plan = new TimeBoxedSolver(Budget.edges(2), Budget.unlimited()).solve(problem);

      assertPossible(problem, plan);
      assertThat(plan.solvedBy()).isEqualTo(SolvedBy.AUCTION);
    }
  }

  @Test
  void isGreedyWhenNothingElseIsQuickEnough() {
    var asked = new AtomicInteger();
    var impatient = Budget.until(() -> asked.incrementAndGet() > 1);

    var plan = new TimeBoxedSolver(impatient, impatient).solve(Problems.crowded(3));

    assertThat(plan.solvedBy()).isEqualTo(SolvedBy.REGRET_GREEDY);
    assertThat(asked.get()).isGreaterThan(1);
  }

  @Test
  void aBudgetOfEdgesLastsUntilItIsUsedUp() {
    var budget = Budget.edges(5);

    assertThat(budget.allows(5)).isTrue();
    assertThat(budget.allows(6)).isFalse();
    assertThat(Budget.unlimited().allows(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void anAuctionCountsTheEdgesOfEveryBid() {
    var builder = AssignmentProblem.withTeams(1, 1, 1);
    for (int request = 0; request < 3; request++) {
      builder.request(60_000);
      builder.edge(request, 0, 1_000).edge(request, 1, 5_000).edge(request, 2, 6_000);
    }
    var asked = new ArrayList<Long>();

    new Auction(STEP).solveWithin(asked::add, builder.build());

    // The first two bids look at two edges each, and count the one that was too dear.
    assertThat(asked).startsWith(0L, 3L, 6L);
  }

  @Test
  void regretGreedyCountsTheLoadAlreadyThere() {
    var load = LoadCost.perRequestHeld(900, new int[] {1, 0});
    var builder = AssignmentProblem.withTeams(1, 1).loadCost(load);
    int request = builder.request(60_000);
    var problem = builder.edge(request, 0, 1_000).edge(request, 1, 1_500).build();

    var plan = new RegretGreedy().solve(problem);

    assertThat(plan.teamOf(request)).isEqualTo(1);
    assertThat(plan.cost()).isEqualTo(1_500);
  }

  @Test
  void regretGreedyKnowsThatALonelyRequestIsServedBest() {
    var load = LoadCost.perRequestHeld(600, new int[] {1});
    var builder = AssignmentProblem.withTeams(1).loadCost(load);
    int request = builder.request(60_000);
    var problem = builder.edge(request, 0, 1_000).build();

    var plan = new RegretGreedy().solve(problem);

    assertThat(plan.cost()).isEqualTo(1_600);
    assertThat(plan.dualValue(problem)).isEqualTo(1_600);
  }

  @Test
  void regretIsWhatTheSecondChoiceCostsMoreAndNotHowDearTheyAre() {
    var builder = AssignmentProblem.withTeams(1, 1);
    int far = builder.request(60_000);
    int near = builder.request(60_000);
    builder.edge(far, 0, 9_000).edge(far, 1, 9_500).edge(near, 0, 1_000).edge(near, 1, 4_000);

    var plan = new RegretGreedy().solve(builder.build());

    assertThat(plan.teamOf(near)).isZero();
    assertThat(plan.cost()).isEqualTo(10_500);
  }

  @Test
  void theExactSolverGivesUpWhenTheBudgetIsSpentBetweenTwoSearches() {
    var problem = twoLongChains();
    var bidding = new Bidding(Plan.of(problem));
    var left = bidding.placeAll();
    var solver = new ShortestAugmentingPaths();

    assertThat(left).hasSize(2);
    assertThat(solver.solveWithin(NONE, problem)).isEmpty();
    assertThat(solver.solveWithin(Budget.edges(bidding.edgesLookedAt()), problem)).isEmpty();
    assertThat(solver.solveWithin(Budget.edges(2 * bidding.edgesLookedAt()), problem)).isPresent();
  }

  /** Twice forty requests in the team they like best and one more for whom all have to move. */
  private static AssignmentProblem twoLongChains() {
    int length = 40;
    var capacity = new int[2 * (length + 1)];
    Arrays.fill(capacity, 1);
    var builder = AssignmentProblem.withTeams(capacity);
    for (int chain = 0; chain < 2; chain++) {
      int first = chain * (length + 1);
      for (int team = first; team < first + length; team++) {
        int request = builder.request(1_000);
        builder.edge(request, team, 0).edge(request, team + 1, 1);
      }
      builder.edge(builder.request(1_000), first, 0);
    }
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource({
    "SHORTEST_AUGMENTING_PATHS, shortest-augmenting-paths",
    "AUCTION, auction",
    "REGRET_GREEDY, regret-greedy"
  })
  void theSolverStandsInExplanationsInSmallLetters(SolvedBy solver, String name) {
    assertThat(solver.wireName()).isEqualTo(name);
  }

  @Test
  void refusesAnAuctionWithoutStep() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Auction(0));
  }

  @Test
  void pricesOfAnExactPlanHoldWhereThereIsNoPlaceAtAll() {
    var builder = AssignmentProblem.withTeams(0, 1);
    int request = builder.request(1_000);
    var problem = builder.edge(request, 0, 100).build();

    var plan = exact.solve(problem);

    assertPricesHold(problem, plan);
    assertThat(plan.isMatched(request)).isFalse();
    assertThat(plan.teamPrice(0)).isEqualTo(900);
    assertThat(plan.teamPrice(1)).isZero();
  }
}
