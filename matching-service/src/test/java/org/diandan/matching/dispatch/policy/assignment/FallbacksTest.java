package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.diandan.matching.dispatch.policy.assignment.Certificate.assertPossible;
import static org.diandan.matching.dispatch.policy.assignment.Certificate.assertPricesHold;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FallbacksTest {

  private static final long STEP = 10;
  private static final Budget NONE = Budget.edges(0);

  private final AssignmentSolver exact = new ShortestAugmentingPaths();

  @Test
  void anAuctionCostsAtMostOneStepMoreForEachRequest() {
    for (long seed = 0; seed < 200; seed++) {
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
    for (long seed = 0; seed < 40; seed++) {
      var problem = Problems.small(seed);
      var finer = Problems.scaled(problem, problem.requests() + 1);

      var plan = new Auction(1).solve(finer);

      assertThat(plan.cost()).isEqualTo(exact.solve(finer).cost());
    }
  }

  @Test
  void regretGreedyGivesAPossiblePlanAndALowerBound() {
    for (long seed = 0; seed < 200; seed++) {
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
    for (long seed = 0; seed < 20; seed++) {
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
