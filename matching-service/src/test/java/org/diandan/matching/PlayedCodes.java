package org.diandan.matching;

import org.diandan.matching.visit.VisitCodes;
import reactor.core.publisher.Mono;

/** Plays request-service, which knows the residents' codes: here they are all the same. */
final class PlayedCodes implements VisitCodes {

  static final String RIGHT = "4711";

  @Override
  public Mono<Answer> check(Guess guess) {
    return Mono.just(guess.code().equals(RIGHT) ? Answer.RIGHT : Answer.WRONG);
  }
}
