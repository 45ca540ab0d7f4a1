package org.diandan.matching.dispatch.policy.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.diandan.matching.dispatch.policy.Tries;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;
import org.junit.jupiter.api.Test;

class LivePlanTest {

  private static final int SEEDS = Tries.of(300);
  private static final int EVENTS = 60;

  @Test
  void isAsCheapAsANewSolveAfterEveryEvent() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var story = new Story(seed);

      for (int event = 0; event < EVENTS; event++) {
        var what = story.next();

        assertThat(story.plan.cost())
            .as("seed %d, event %d: %s", seed, event, what)
            .isEqualTo(story.costOfANewSolve());
        story.requirePricesThatProveIt();
      }
    }
  }

  @Test
  void sendsANewcomerToTheFreeTeamWhenThatIsCheaperThanDisplacingAnybody() {
    var plan = new LivePlan();
    var near = team(plan, 1);
    var far = team(plan, 1);
    var first = request(plan, 100, near, 1, far, 50);

    var second = request(plan, 100, near, 2, far, 10);

    assertThat(plan.teamOf(first)).isEqualTo(near);
    assertThat(plan.teamOf(second)).isEqualTo(far);
    assertThat(plan.priceOf(near)).isEqualTo(8);
  }

  @Test
  void movesTheFirstRequestOnWhenThatCostsLess() {
    var plan = new LivePlan();
    var near = team(plan, 1);
    var far = team(plan, 1);
    var first = request(plan, 100, near, 1, far, 2);

    var second = request(plan, 100, near, 5, far, 90);

    assertThat(plan.teamOf(first)).isEqualTo(far);
    assertThat(plan.teamOf(second)).isEqualTo(near);
  }

  @Test
  void leavesARequestOutWhoseTeamIsWorthMoreLater() {
    var plan = new LivePlan();
    var team = plan.addTeam(95);
    plan.addSlots(team, 1);

    var request = request(plan, 100, team, 10, team, 10);

    assertThat(plan.teamOf(request)).isEqualTo(PlanState.NO_TEAM);
  }

  @Test
  void usesTheRowOfARequestThatIsGoneAgain() {
    var plan = new LivePlan();
    var team = team(plan, 1);
    var gone = request(plan, 100, team, 1, team(plan, 0), 1);
    plan.remove(gone);

    var next = request(plan, 100, team, 1, team(plan, 0), 1);

    assertThat(next).isEqualTo(gone);
    assertThat(plan.teamOf(next)).isEqualTo(team);
  }

  private static int team(LivePlan plan, int slots) {
    var team = plan.addTeam(0);
    plan.addSlots(team, slots);
    return team;
  }

  private static int request(LivePlan plan, double unmatched, int... teamsAndCosts) {
    var row = plan.addRequest(unmatched);
    plan.link(row, teamsAndCosts[0], teamsAndCosts[1]);
    if (teamsAndCosts[2] != teamsAndCosts[0]) {
      plan.link(row, teamsAndCosts[2], teamsAndCosts[3]);
    }
    plan.place(row);
    return row;
  }

  /** Random events, the same for the same seed, with a record of what the plan was told. */
  private static final class Story {

    private record Request(int row, int unmatched, List<int[]> options) {}

    private final Random dice;
    private final LivePlan plan = new LivePlan();
    private final List<Request> requests = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();
    private final List<Integer> reserves = new ArrayList<>();
    private final List<Function<Story, String>> events =
        List.of(
            Story::requestArrives,
            Story::requestArrives,
            Story::requestArrives,
            Story::teamArrives,
            Story::requestIsCommitted,
            Story::requestLeaves,
            Story::reserveChanges,
            Story::slotIsAdded,
            Story::pairIsRuledOut,
            Story::teamCloses);

    Story(long seed) {
      dice = new Random(seed);
    }

    String next() {
      return events.get(dice.nextInt(events.size())).apply(this);
    }

    private String requestArrives() {
      var request = new Request(plan.addRequest(150), 150, new ArrayList<>());
      for (int team = 0; team < slots.size(); team++) {
        link(request, team);
      }
      plan.place(request.row());
      requests.add(request);
      return "request arrives";
    }

    private void link(Request request, int team) {
      if (dice.nextInt(3) == 0) {
        var cost = dice.nextInt(100);
        plan.link(request.row(), team, cost);
        request.options().add(new int[] {team, cost});
      }
    }

    private String teamArrives() {
      reserves.add(dice.nextInt(2) * dice.nextInt(40));
      slots.add(dice.nextInt(3));
      var team = plan.addTeam(reserves.getLast());
      requests.forEach(request -> link(request, team));
      plan.addSlots(team, slots.getLast());
      return "team arrives";
    }

    private String requestIsCommitted() {
      for (var request : requests) {
        var team = plan.teamOf(request.row());
        if (team != PlanState.NO_TEAM) {
          plan.commit(request.row());
          slots.set(team, slots.get(team) - 1);
          requests.remove(request);
          return "request is committed";
        }
      }
      return "nothing to commit";
    }

    private String requestLeaves() {
      if (!requests.isEmpty()) {
        plan.remove(requests.remove(dice.nextInt(requests.size())).row());
      }
      return "request leaves";
    }

    private String reserveChanges() {
      for (int team = 0; team < slots.size(); team++) {
        reserves.set(team, dice.nextInt(60));
        plan.setReserve(team, reserves.get(team));
      }
      return "reserves change";
    }

    private String slotIsAdded() {
      if (!slots.isEmpty()) {
        var team = dice.nextInt(slots.size());
        plan.addSlots(team, 1);
        slots.set(team, slots.get(team) + 1);
      }
      return "slot is added";
    }

    private String pairIsRuledOut() {
      var some = requests.stream().filter(request -> !request.options().isEmpty()).findAny();
      some.ifPresent(request -> plan.unlink(request.row(), request.options().removeFirst()[0]));
      return "pair is ruled out";
    }

    private String teamCloses() {
      if (!slots.isEmpty()) {
        var team = dice.nextInt(slots.size());
        plan.close(team);
        slots.set(team, 0);
      }
      return "team closes";
    }

    private double costOfANewSolve() {
      var problem =
          AssignmentProblem.withTeams(slots.stream().mapToInt(Integer::intValue).toArray());
      for (var request : requests) {
        var number = problem.request(request.unmatched());
        for (var option : request.options()) {
          problem.edge(number, option[0], option[1] + reserves.get(option[0]));
        }
      }
      return new ShortestAugmentingPaths().solve(problem.build()).cost();
    }

    private void requirePricesThatProveIt() {
      for (int team = 0; team < slots.size(); team++) {
        if (slots.get(team) > 0) {
          assertThat(plan.priceOf(team)).isGreaterThanOrEqualTo(reserves.get(team));
        }
        assertThat(plan.requestsOf(team)).hasSizeLessThanOrEqualTo(slots.get(team));
      }
    }
  }
}
