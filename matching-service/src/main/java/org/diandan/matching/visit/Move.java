package org.diandan.matching.visit;

import java.util.List;
import org.diandan.outbox.Change;

/** What a step of a visit comes to, before it is written. */
sealed interface Move {

  /** Somebody comes, or leaves while others stay. */
  record Step(Change change, VisitOutcome.Done done) implements Move {}

  /**
   * The visit ends.
   *
   * @param change lacks the hours, which are decided by what else stands on record
   * @param attendances of everybody who was there, all ended
   */
  record End(Change change, VisitOutcome.Done done, List<Attendance> attendances) implements Move {

    public End {
      attendances = List.copyOf(attendances);
    }
  }

  /** The step is not taken. */
  record Refuse(VisitOutcome outcome) implements Move {}
}
