package org.diandan.matching.dispatch.policy.assignment;

/** Turns a plan in which every request has its place into an answer in the problem's numbers. */
final class FinishedPlan {

  private final AssignmentProblem problem;
  private final Plan plan;
  private final Duals duals;

  FinishedPlan(AssignmentProblem problem, Plan plan) {
    this.problem = problem;
    this.plan = plan;
    duals = new Duals(problem.requests(), problem.teams());
  }

  Assignment toAssignment() {
    var teams = new int[problem.requests()];
    long cost = 0;
    for (int request = 0; request < teams.length; request++) {
      int chosen = plan.team[request];
      teams[request] = chosen < 0 ? Assignment.UNMATCHED : problem.touchedTeam(chosen);
      cost += chosen < 0 ? problem.unmatchedCost(request) : plan.paid[request];
      duals.request[request] = plan.dual(request);
    }
    for (int touched = 0; touched < problem.touchedTeams(); touched++) {
      int team = problem.touchedTeam(touched);
      duals.team[team] = plan.price[touched];
      for (int slot = 0; slot < plan.used(touched); slot++) {
        cost += problem.slotCost(team, slot);
      }
    }
    return new Assignment(teams, cost, duals, SolvedBy.SHORTEST_AUGMENTING_PATHS);
  }
}
