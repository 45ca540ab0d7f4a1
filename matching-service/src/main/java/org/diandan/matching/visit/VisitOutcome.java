package org.diandan.matching.visit;

import org.diandan.matching.dispatch.CaseFile.AssignmentState;

/** What became of a step of a visit. */
public sealed interface VisitOutcome {

  /**
   * The step is taken.
   *
   * @param minutes served so far by the server's clock; 0 before the end of the visit
   */
  record Done(AssignmentState state, int minutes) implements VisitOutcome {}

  /** There is no such assignment, or not of a team this person may act for. */
  record UnknownAssignment() implements VisitOutcome {}

  /**
   * The step does not follow from where the visit is.
   *
   * @param state where it is
   */
  record OutOfOrder(AssignmentState state) implements VisitOutcome {}
}
