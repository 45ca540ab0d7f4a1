package org.diandan.matching.hours;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the record of hours.
 *
 * @param notice How long an entry can be read on its team's public notice before it is confirmed,
 *     at least 7 days.
 * @param evaluationWait How long after the service the notice begins when the resident says
 *     nothing.
 * @param disputeWithin For how long an entry without a notice can be objected to, from the day it
 *     was recorded; with a notice, until that ends.
 * @param longestEntry A single entry over this goes to a review.
 * @param longestDay More than this of one person on one day goes to a review.
 * @param sweepEvery How often entries are looked for whose notice has passed.
 */
@Validated
@ConfigurationProperties(prefix = "matching.hours", ignoreUnknownFields = false)
record HoursProperties(
    @NotNull Duration notice,
    @NotNull Duration evaluationWait,
    @NotNull Duration disputeWithin,
    @NotNull Duration longestEntry,
    @NotNull Duration longestDay,
    @NotNull Duration sweepEvery) {

  private static final Duration SHORTEST_NOTICE = Duration.ofDays(7);

  HoursProperties {
    if (notice.compareTo(SHORTEST_NOTICE) < 0) {
      throw new IllegalArgumentException(
          """
          matching.hours.notice (%s) must be at least 7 days.
          A notice nobody has the time to read is none."""
              .formatted(notice));
    }
  }
}
