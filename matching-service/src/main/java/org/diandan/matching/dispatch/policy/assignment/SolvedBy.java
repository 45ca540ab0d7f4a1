package org.diandan.matching.dispatch.policy.assignment;

import java.util.Locale;

/** Which solver answered; part of every explanation. */
public enum SolvedBy {
  /** Proven optimal. */
  SHORTEST_AUGMENTING_PATHS,
  /** Within a known bound of the optimum. */
  AUCTION,
  /** Quick and good, without a bound. */
  REGRET_GREEDY;

  /** As it stands in explanations: words in small letters with hyphens. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
