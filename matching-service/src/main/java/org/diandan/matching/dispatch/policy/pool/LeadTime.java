package org.diandan.matching.dispatch.policy.pool;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How long before the wished time a team must be asked.
 *
 * @param travel of the farthest team that comes into question
 * @param answer within which all but a few teams answer, for example the 95th percentile
 * @param margin for a second team after a refusal
 */
public record LeadTime(Duration travel, Duration answer, Duration margin) {

  public LeadTime {
    requireNonNull(travel, "travel");
    requireNonNull(answer, "answer");
    requireNonNull(margin, "margin");
    if (travel.isNegative() || answer.isNegative() || margin.isNegative()) {
      throw new IllegalArgumentException(
          "Travel (%s), answer (%s) and margin (%s) must not be negative."
              .formatted(travel, answer, margin));
    }
  }

  /** The latest moment to commit a request whose wished time starts then. */
  public Instant latestCommitment(Instant windowStart) {
    return windowStart.minus(travel).minus(answer).minus(margin);
  }
}
