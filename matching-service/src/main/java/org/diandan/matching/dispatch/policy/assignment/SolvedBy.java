package org.diandan.matching.dispatch.policy.assignment;

/** Which solver answered; part of every explanation. */
public enum SolvedBy {
  /** Proven optimal. */
  SHORTEST_AUGMENTING_PATHS,
  /** Within a known bound of the optimum. */
  AUCTION,
  /** Quick and good, without a bound. */
  REGRET_GREEDY
}
