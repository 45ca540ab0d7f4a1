package org.diandan.matching.dispatch.policy.assignment;

/** Answers an assignment problem; the same problem always gets the same answer. */
@FunctionalInterface
public interface AssignmentSolver {

  /** Gives each request at most one team and no team more requests than its capacity. */
  Assignment solve(AssignmentProblem problem);
}
