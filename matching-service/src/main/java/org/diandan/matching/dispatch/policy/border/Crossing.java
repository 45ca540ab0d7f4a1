package org.diandan.matching.dispatch.policy.border;

/** What came of asking a neighbour. */
public sealed interface Crossing {

  /**
   * The request moved.
   *
   * @param gain metres of regret both areas save together
   */
  record Moved(long gain) implements Crossing {}

  /** The neighbour has nobody cheap enough; no place was held. */
  record NobodyCheapEnough() implements Crossing {}

  /**
   * A place was held and given back: the area of the request would have saved less than it pays.
   *
   * @param gain metres of regret both areas would have saved together, at most the threshold
   */
  record NotWorthIt(long gain) implements Crossing {}
}
