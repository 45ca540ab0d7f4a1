package org.diandan.matching.visit;

import org.diandan.outbox.Change;

/** What a step of a visit comes to, before it is written. */
sealed interface Move {

  /** The step is taken if the change holds. */
  record Write(Change change, VisitOutcome.Done done) implements Move {}

  /** The step is not taken. */
  record Refuse(VisitOutcome outcome) implements Move {}
}
