package org.diandan.matching.visit;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Whether the digits somebody typed are those of the resident; only request-service knows them. */
public interface VisitCodes {

  /** What became of a guess. */
  enum Answer {
    RIGHT,
    WRONG,
    /** No guess at this visit's code is taken any more. */
    GUESSED_TOO_OFTEN,
    /** Nobody could be asked. */
    UNCHECKED
  }

  /**
   * Asks.
   *
   * @param guess of one person for one request
   */
  Mono<Answer> check(Guess guess);

  /**
   * A guess.
   *
   * @param round the attempt at the request; every one has its own code
   * @param code what was typed
   */
  record Guess(UUID requestId, int round, UUID personId, String code) {

    @Override
    public String toString() {
      return "Guess[…]";
    }
  }
}
