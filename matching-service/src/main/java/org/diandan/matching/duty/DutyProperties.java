package org.diandan.matching.duty;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of who goes.
 *
 * @param kilometresPerHour How fast people get from one resident to the next, as the crow flies.
 * @param proposed How long a visit is proposed to take where its wished time does not say; the
 *     leader changes it.
 * @param freeUntil How long before the visit somebody may step back without a reason.
 * @param atRiskWithin How long before its time a task that lacks people is shown to its leader.
 * @param tellAfter How long a duty rests before its person is told, so that what is changed twice
 *     is told once.
 */
@Validated
@ConfigurationProperties(prefix = "matching.duty", ignoreUnknownFields = false)
record DutyProperties(
    @Positive double kilometresPerHour,
    @NotNull Duration proposed,
    @NotNull Duration freeUntil,
    @NotNull Duration atRiskWithin,
    @NotNull Duration tellAfter) {

  DutyProperties {
    if (!Stream.of(proposed, freeUntil, atRiskWithin, tellAfter).allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException(
          """
          matching.duty.proposed (%s), free-until (%s), at-risk-within (%s) and tell-after (%s) \
          must be longer than nothing."""
              .formatted(proposed, freeUntil, atRiskWithin, tellAfter));
    }
  }
}
