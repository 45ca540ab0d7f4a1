package org.diandan.matching.border;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.BorderEvent;
import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.matching.dispatch.NeighbourOffer.Held;
import org.jspecify.annotations.Nullable;

/**
 * A question to a neighbouring prefecture as its row stands.
 *
 * @param of the search it is asked for, with the round
 * @param attempt 1 for the first time this neighbour is asked in the round
 * @param partition of the neighbour; null until its side has heard the question
 * @param limitMetres what it costs at home that nobody comes
 * @param answerBy when silence becomes a no
 * @param denied why the neighbour cannot help; null unless it said so
 * @param place the place it held, whatever became of it; null when it held none
 * @param endedAt null while it is asked or held
 * @param now the database's clock when this was read
 */
record BorderQuestion(
    UUID id,
    Case of,
    AreaCode neighbour,
    int attempt,
    @Nullable Integer partition,
    State state,
    long limitMetres,
    Instant answerBy,
    @Nullable DenialReason denied,
    @Nullable Held place,
    @Nullable Instant endedAt,
    Instant now) {

  /** What became of it, and whose turn it is. */
  enum State {
    /** The neighbour's turn. */
    ASKED,
    /** A place is held; the home prefecture's turn. */
    HELD,
    /** The place became an offer. */
    CONFIRMED,
    /** The place was not needed any more. */
    RELEASED,
    /** Nobody confirmed the place in time. */
    EXPIRED,
    /** The neighbour cannot help. */
    DENIED,
    /** The neighbour did not answer in time. */
    UNANSWERED
  }

  boolean isOpen() {
    return endedAt == null;
  }

  /** The question as events name it. */
  BorderEvent.Question named() {
    return new BorderEvent.Question(id, of, neighbour);
  }
}
