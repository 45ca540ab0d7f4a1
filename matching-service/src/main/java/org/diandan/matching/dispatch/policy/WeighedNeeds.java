package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;
import org.diandan.matching.dispatch.policy.assignment.AssignmentSolver;

/**
 * Needs that are weighed against each other, as one assignment problem: an edge for each team worth
 * comparing, the convex load term as the cost of a team's slots, the penalty of its urgency for a
 * need left out.
 */
final class WeighedNeeds {

  private final PairCosts costs;
  private final List<Weighed> needs;
  private final List<CandidateTeam> touched = new ArrayList<>();
  private final Map<UUID, Integer> numbers = new HashMap<>();

  WeighedNeeds(PairCosts costs, List<Weighed> needs) {
    this.costs = costs;
    this.needs = List.copyOf(needs);
    for (var need : needs) {
      for (var contender : need.contenders()) {
        if (numbers.putIfAbsent(contender.team().id(), touched.size()) == null) {
          touched.add(contender.team());
        }
      }
    }
  }

  /**
   * A need and the teams worth comparing for it.
   *
   * @param place whatever the caller knows it by
   */
  record Weighed(int place, Asking asking, Compared compared) {

    /** Cheapest first. */
    List<Contender> contenders() {
      return compared.contenders();
    }

    Contender of(CandidateTeam team) {
      return contenders().stream()
          .filter(contender -> contender.team().id().equals(team.id()))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * The team for one of the needs.
   *
   * @param solver which algorithm answered
   * @param batch how many needs were weighed
   */
  record Chosen(Weighed weighed, Contender contender, String solver, int batch) {}

  /** The needs that get a team, in their order; the others are left out. */
  List<Chosen> solve(AssignmentSolver solver) {
    var assignment = solver.solve(problem());
    var chosen = new ArrayList<Chosen>();
    for (var request = 0; request < needs.size(); request++) {
      if (assignment.isMatched(request)) {
        var need = needs.get(request);
        var contender = need.of(touched.get(assignment.teamOf(request)));
        var by = assignment.solvedBy().wireName();
        chosen.add(new Chosen(need, contender, by, needs.size()));
      }
    }
    return chosen;
  }

  private AssignmentProblem problem() {
    var room = touched.stream().mapToInt(team -> team.load().room()).toArray();
    var problem = AssignmentProblem.withTeams(room).loadCost(this::slotCost);
    for (var need : needs) {
      var request = problem.request(costs.unmatched(need.asking().need()));
      for (var contender : need.contenders()) {
        var cost = contender.cost();
        var number = requireNonNull(numbers.get(contender.team().id()));
        // The load term is the slot's, not the edge's.
        problem.edge(request, number, cost.total() - cost.load());
      }
    }
    return problem.build();
  }

  private long slotCost(int number, int slot) {
    var team = touched.get(number);
    return costs.slot(team, team.load().held() + slot);
  }
}
