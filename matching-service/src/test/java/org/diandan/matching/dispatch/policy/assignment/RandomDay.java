package org.diandan.matching.dispatch.policy.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Random events for an incremental plan, beside a plain record of what they should amount to. */
final class RandomDay {

  private record Known(int number, long unmatchedCost, List<Long> costs, List<Integer> teams) {}

  private final SplittableRandom random;
  private final LoadCost loadCost;
  private final IncrementalAssignment plan;
  private final List<Known> requests = new ArrayList<>();
  private final List<Integer> capacity = new ArrayList<>();
  private final List<Integer> committed = new ArrayList<>();

  RandomDay(long seed) {
    random = new SplittableRandom(seed);
    long phi = random.nextInt(3) * 20L;
    loadCost = (team, slot) -> phi * slot * (1 + team % 3);
    plan = new IncrementalAssignment(loadCost);
    addTeam();
  }

  void nextEvent() {
    int kind = random.nextInt(20);
    if (kind < 2) {
      addTeam();
    } else if (kind < 9 || requests.isEmpty()) {
      arrive();
    } else if (kind < 13) {
      long before = plan.cost();
      long saved = plan.leave(requests.remove(random.nextInt(requests.size())).number);
      assertThat(saved).isEqualTo(before - plan.cost());
    } else if (kind < 15) {
      commit();
    } else if (kind < 17) {
      release();
    } else {
      int team = random.nextInt(capacity.size());
      capacity.set(team, random.nextInt(5));
      plan.changeCapacity(team, capacity.get(team));
    }
  }

  void assertOptimal(String when) {
    var free = new int[capacity.size()];
    for (int team = 0; team < free.length; team++) {
      free[team] = Math.max(0, capacity.get(team) - committed.get(team));
    }
    var builder =
        AssignmentProblem.withTeams(free)
            .loadCost((team, slot) -> loadCost.slotCost(team, committed.get(team) + slot));
    for (var known : requests) {
      int request = builder.request(known.unmatchedCost);
      for (int each = 0; each < known.teams.size(); each++) {
        builder.edge(request, known.teams.get(each), known.costs.get(each));
      }
    }
    var problem = builder.build();
    Certificate.assertOptimal(problem, asAssignment(problem));
    assertThat(plan.cost()).as(when).isEqualTo(new ShortestAugmentingPaths().solve(problem).cost());
    assertThat(plan.size()).isEqualTo(requests.size());
  }

  private Assignment asAssignment(AssignmentProblem problem) {
    var team = new int[problem.requests()];
    var duals = new Duals(problem.requests(), problem.teams());
    for (int request = 0; request < team.length; request++) {
      team[request] = plan.teamOf(requests.get(request).number);
      duals.request[request] = plan.requestDual(requests.get(request).number);
    }
    for (int each = 0; each < problem.teams(); each++) {
      duals.team[each] = plan.teamPrice(each);
    }
    return new Assignment(team, plan.cost(), duals, SolvedBy.SHORTEST_AUGMENTING_PATHS);
  }

  private void addTeam() {
    capacity.add(random.nextInt(4));
    committed.add(0);
    assertThat(plan.addTeam(capacity.getLast())).isEqualTo(capacity.size() - 1);
  }

  private void arrive() {
    var teams = random.ints(random.nextInt(6), 0, capacity.size()).toArray();
    var costs = random.longs(teams.length, -20, 100).toArray();
    long unmatchedCost = random.nextLong(200);
    int number = plan.arrive(unmatchedCost, teams, costs);
    var itsCosts = LongStream.of(costs).boxed().toList();
    requests.add(new Known(number, unmatchedCost, itsCosts, IntStream.of(teams).boxed().toList()));
  }

  private void commit() {
    int chosen = random.nextInt(requests.size());
    int team = plan.teamOf(requests.get(chosen).number);
    if (team != Assignment.UNMATCHED) {
      assertThat(plan.commit(requests.remove(chosen).number)).isEqualTo(team);
      committed.set(team, committed.get(team) + 1);
    }
  }

  private void release() {
    int team = random.nextInt(capacity.size());
    if (committed.get(team) > 0) {
      plan.release(team);
      committed.set(team, committed.get(team) - 1);
    }
  }
}
