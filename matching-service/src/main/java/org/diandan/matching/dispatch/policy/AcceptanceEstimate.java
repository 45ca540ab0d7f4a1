package org.diandan.matching.dispatch.policy;

import org.diandan.contract.DeclineReason;

/**
 * How likely a team says yes, from what it answered so far: a Beta distribution that starts at
 * three of five. A no costs a team nothing in law (志愿服务条例 Art. 25) and nothing here beyond "was not
 * available": it makes the next question go to whoever has time.
 *
 * @param accepted questions answered with yes
 * @param unavailable questions answered with no, or not at all
 */
public record AcceptanceEstimate(int accepted, int unavailable) {

  /** Nothing is known yet. */
  public static final AcceptanceEstimate PRIOR = new AcceptanceEstimate(0, 0);

  private static final int PRIOR_YES = 3;
  private static final int PRIOR_NO = 2;

  /** Beyond this many answers both counts are halved, so that old habits fade. */
  private static final int MEMORY = 40;

  public AcceptanceEstimate {
    if (accepted < 0 || unavailable < 0) {
      throw new IllegalArgumentException(
          "Answers cannot be counted below zero (%d yes, %d no).".formatted(accepted, unavailable));
    }
    while ((long) accepted + unavailable > MEMORY) {
      accepted /= 2;
      unavailable /= 2;
    }
  }

  /** After a yes. */
  public AcceptanceEstimate afterAccept() {
    return new AcceptanceEstimate(accepted + 1, unavailable);
  }

  /** After a no; what says nothing about having time leaves the estimate as it is. */
  public AcceptanceEstimate afterDecline(DeclineReason reason) {
    return switch (reason) {
      case BUSY, TOO_FAR, HEALTH, OTHER -> new AcceptanceEstimate(accepted, unavailable + 1);
      case NO_SKILL, WRONG_CATEGORY, CONFLICT_OF_INTEREST, SAFETY_WORRY -> this;
    };
  }

  /** After silence until the deadline. */
  public AcceptanceEstimate afterExpiry() {
    return new AcceptanceEstimate(accepted, unavailable + 1);
  }

  /** The probability of a yes, strictly between 0 and 1. */
  public double probability() {
    return (double) (accepted + PRIOR_YES) / (accepted + unavailable + PRIOR_YES + PRIOR_NO);
  }

  /**
   * {@code scale × (1 − p) / p}, rounded down: the expected number of refusals before a yes, in the
   * unit of the scale. At most 14 times the scale, reached after forty refusals.
   *
   * @param scale 0 or more, small enough that 42 times it is a long
   */
  long refusalsBeforeYes(long scale) {
    return scale * (unavailable + PRIOR_NO) / (accepted + PRIOR_YES);
  }
}
