package org.diandan.benchmarks.simulation;

import org.diandan.matching.dispatch.policy.assignment.LoadCost;
import org.diandan.matching.dispatch.policy.assignment.ShortestAugmentingPaths;

/** The best that could be done if the whole day were known in the morning; out of reach. */
final class Foreseen {

  private Foreseen() {}

  static Outcome live(Day day) {
    var plan = new ShortestAugmentingPaths().solve(day.problem(LoadCost.none()));
    var tally = new Outcome.Tally();
    for (int number = 0; number < day.needs().size(); number++) {
      var need = day.needs().get(number);
      var team = plan.teamOf(number);
      need.candidates().stream()
          .filter(each -> each.team() == team)
          .findFirst()
          .ifPresentOrElse(each -> tally.served(need, each), () -> tally.unmatched(need));
    }
    return tally.outcome();
  }
}
