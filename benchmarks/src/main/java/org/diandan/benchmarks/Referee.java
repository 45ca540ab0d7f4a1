package org.diandan.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import org.diandan.matching.dispatch.policy.assignment.AssignmentProblem;

/** OR-Tools' min-cost flow on exactly the graph of a problem; says what the best cost is. */
final class Referee {

  private final MinCostFlow flow = new MinCostFlow();

  static {
    Loader.loadNativeLibraries();
  }

  /** Copies the problem; a slot is an arc, slots of the same cost are one arc. */
  Referee(AssignmentProblem problem) {
    int sink = problem.requests() + problem.teams();
    var degree = new int[problem.teams()];
    for (int request = 0; request < problem.requests(); request++) {
      for (int edge = problem.firstEdge(request); edge < problem.endEdge(request); edge++) {
        int team = problem.edgeTeam(edge);
        degree[team]++;
        arc(request, problem.requests() + team, 1, problem.edgeCost(edge));
      }
      arc(request, sink, 1, problem.unmatchedCost(request));
      flow.setNodeSupply(request, 1);
    }
    for (int team = 0; team < problem.teams(); team++) {
      addSlots(problem, team, Math.min(degree[team], problem.capacity(team)));
    }
    flow.setNodeSupply(sink, -problem.requests());
  }

  /** Solves; good for one call. */
  long cost() {
    var status = flow.solve();
    if (status != MinCostFlowBase.Status.OPTIMAL) {
      throw new IllegalStateException("The referee has no answer: " + status);
    }
    return flow.getOptimalCost();
  }

  private void addSlots(AssignmentProblem problem, int team, int places) {
    int sink = problem.requests() + problem.teams();
    int from = 0;
    for (int slot = 1; slot <= places; slot++) {
      if (slot == places || problem.slotCost(team, slot) != problem.slotCost(team, from)) {
        arc(problem.requests() + team, sink, slot - from, problem.slotCost(team, from));
        from = slot;
      }
    }
  }

  private void arc(int from, int to, int capacity, long cost) {
    flow.addArcWithCapacityAndUnitCost(from, to, capacity, cost);
  }
}
