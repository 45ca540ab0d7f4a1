package org.diandan.matching.visit;

import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;

/** What became of a step of a visit. */
public sealed interface VisitOutcome {

  /**
   * The step is taken.
   *
   * @param minutes of the person who took it, served so far by the server's clock; 0 before the
   *     person has left
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

  /**
   * The step does not follow from where the person is.
   *
   * @param presence where that is
   */
  record NotSo(Presence presence) implements VisitOutcome {

    /** Where a person is in a visit that is under way. */
    public enum Presence {
      NEVER_CAME,
      IS_THERE,
      HAS_LEFT
    }
  }

  /** The person has not left another visit yet. */
  record Elsewhere(UUID assignmentId) implements VisitOutcome {}

  /** The moment a device kept cannot be. */
  record ClaimRefused(Why why) implements VisitOutcome {

    /** What is wrong with the moment. */
    public enum Why {
      BEFORE_ACCEPTANCE,
      TOO_OLD,
      BEFORE_COMING
    }
  }

  /** The resident's code is another one, or was guessed too often. */
  record WrongCode(boolean guessedTooOften) implements VisitOutcome {}

  /** The code cannot be checked at this moment; without it the step could be taken. */
  record CodeUnchecked() implements VisitOutcome {}

  /** The key stands for another step. */
  record KeyReused() implements VisitOutcome {}

  /** Others were faster every single time; the same again may work. */
  record Overtaken() implements VisitOutcome {}
}
