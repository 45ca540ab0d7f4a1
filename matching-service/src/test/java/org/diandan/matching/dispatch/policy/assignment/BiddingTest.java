package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BiddingTest {

  private static final long UNMATCHED = 100;

  @Test
  void prefersTheTeamWithRoomAmongPlacesThatCostTheSame() {
    var problem = AssignmentProblem.withTeams(1, 1);
    request(problem, 5, 5);
    request(problem, 5, 5);
    var plan = Plan.of(problem.build());

    var left = new Bidding(plan).placeAll();

    assertThat(left).isEmpty();
    assertThat(plan.team).containsExactly(0, 1);
    assertThat(plan.price).containsExactly(0, 0);
  }

  @Test
  void raisesThePriceUntilWhoeverLikesAnotherPlaceAsWellMovesThere() {
    var problem = AssignmentProblem.withTeams(1, 1);
    request(problem, 5, 8);
    request(problem, 5);
    var plan = Plan.of(problem.build());

    var left = new Bidding(plan).placeAll();

    assertThat(left).isEmpty();
    assertThat(plan.team).containsExactly(1, 0);
    assertThat(plan.price).containsExactly(3, 0);
  }

  @Test
  void letsTheNewcomerGoWhereNobodyElseGivesWay() {
    var problem = AssignmentProblem.withTeams(1, 1);
    request(problem, 5);
    request(problem, 5, 9);
    var plan = Plan.of(problem.build());

    var left = new Bidding(plan).placeAll();

    assertThat(left).isEmpty();
    assertThat(plan.team).containsExactly(0, 1);
    assertThat(plan.price[0]).isBetween(4L, 95L);
  }

  @Test
  void leavesARequestOutForWhomEveryPlaceIsTooDear() {
    var problem = AssignmentProblem.withTeams(1);
    request(problem, 5);
    request(problem, 60);
    request(problem, 100);
    var plan = Plan.of(problem.build());

    var left = new Bidding(plan).placeAll();

    assertThat(left).isEmpty();
    assertThat(plan.team).containsExactly(0, Assignment.UNMATCHED, Assignment.UNMATCHED);
    assertThat(plan.price[0]).isBetween(40L, 95L);
  }

  @Test
  void takesTheNextSlotOfATeamWhenThatIsCheaperThanAnybodyMovingOn() {
    var builder = AssignmentProblem.withTeams(2, 1).loadCost((team, slot) -> team == 0 ? slot : 0);
    request(builder, 5, 20);
    request(builder, 5, 20);
    var plan = Plan.of(builder.build());

    var left = new Bidding(plan).placeAll();

    assertThat(left).isEmpty();
    assertThat(plan.team).containsExactly(0, 0);
    assertThat(plan.price[0]).isEqualTo(1);
    assertThat(plan.used(0)).isEqualTo(2);
  }

  @Test
  void leavesLongChainsToThePathSearch() {
    assertThat(new Bidding(chainOf(1)).placeAll()).isEmpty();
    assertThat(new Bidding(chainOf(40)).placeAll()).hasSize(1);
  }

  @Test
  void leavesTeamsWithMoreThanSixteenRequestsToThePathSearch() {
    assertThat(new Bidding(oneTeamFor(16)).placeAll()).isEmpty();
    assertThat(new Bidding(oneTeamFor(17)).placeAll()).containsExactly(17);
  }

  @Test
  void countsTheEdgesItLooksAt() {
    var problem = AssignmentProblem.withTeams(1, 1, 1);
    request(problem, 5, 6, 70);
    var bidding = new Bidding(Plan.of(problem.build()));

    bidding.placeAll();

    // Two, and the one at which it stopped: the third is dearer than the second choice.
    assertThat(bidding.edgesLookedAt()).isEqualTo(3);
  }

  /** So many requests each in the team they like best; one more that knows only the first team. */
  private static Plan chainOf(int requests) {
    var capacity = new int[requests + 1];
    Arrays.fill(capacity, 1);
    var problem = AssignmentProblem.withTeams(capacity);
    for (int each = 0; each < requests; each++) {
      int request = problem.request(1_000);
      problem.edge(request, each, 0).edge(request, each + 1, 1);
    }
    problem.edge(problem.request(1_000), 0, 0);
    return Plan.of(problem.build());
  }

  /** A team that is full with so many requests, and one more that wants the same. */
  private static Plan oneTeamFor(int requests) {
    var problem = AssignmentProblem.withTeams(requests);
    for (int each = 0; each <= requests; each++) {
      request(problem, 5);
    }
    return Plan.of(problem.build());
  }

  /** A request with these costs for teams 0, 1 and so on. */
  private static void request(AssignmentProblem.Builder problem, long... costs) {
    int request = problem.request(UNMATCHED);
    for (int team = 0; team < costs.length; team++) {
      problem.edge(request, team, costs[team]);
    }
  }
}
