package org.diandan.matching.assignment;

import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile.OfferState;

/** What became of a leader's answer to an offer. */
public sealed interface Answer {

  /** The task is the team's. */
  record Accepted(UUID assignmentId) implements Answer {}

  /** Noted; the next team is asked. */
  record Declined() implements Answer {}

  /** There is no such offer, or not for a team this person answers for. */
  record UnknownOffer() implements Answer {}

  /**
   * The question is not open any more.
   *
   * @param state what became of it; EXPIRED also when its time has just passed, SENT when somebody
   *     else was changing the case all the while
   */
  record TooLate(OfferState state) implements Answer {}

  /** The team has as many open tasks as it takes on at once. */
  record NoRoom(String teamName) implements Answer {}
}
