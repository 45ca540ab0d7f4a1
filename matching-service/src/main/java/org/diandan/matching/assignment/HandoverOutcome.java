package org.diandan.matching.assignment;

import java.time.Instant;
import java.util.UUID;

/** What became of a step of a hand-over. */
public sealed interface HandoverOutcome {

  /**
   * The other team is asked.
   *
   * @param answerBy when its silence becomes a yes
   */
  record Asked(UUID handoverId, Instant answerBy) implements HandoverOutcome {}

  /** The task is with the other team now. */
  record Agreed() implements HandoverOutcome {}

  /** The task stays where it is. */
  record Refused() implements HandoverOutcome {}

  /** There is no such task or question, or not for a team this person answers for. */
  record Unknown() implements HandoverOutcome {}

  /** The task is not waiting for its visit any more, or was never. */
  record NotOpen() implements HandoverOutcome {}

  /** Another team, or this one, asked already. */
  record AskedBefore() implements HandoverOutcome {}

  /** The asking team could not serve this need, or takes nothing on now. */
  record NotFit() implements HandoverOutcome {}

  /** The asking team has no room. */
  record NoRoom(String teamName) implements HandoverOutcome {}
}
