package org.diandan.matching.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of searches that can wait for their wished time.
 *
 * @param travel How long the farthest team that comes into question is on its way.
 * @param worthWaiting How far ahead the question must lie, at least, for a search to wait.
 * @param askedFrom When the hours begin in which teams are asked that could be asked at any time.
 * @param askedUntil When these hours end.
 * @param weighed How many waiting needs are weighed in each decision, those asked next first.
 */
@Validated
@ConfigurationProperties(prefix = "matching.planning", ignoreUnknownFields = false)
record PlanningProperties(
    @NotNull Duration travel,
    @NotNull Duration worthWaiting,
    @NotNull LocalTime askedFrom,
    @NotNull LocalTime askedUntil,
    @Min(0) @Max(500) int weighed) {

  PlanningProperties {
    if (travel.isNegative() || !worthWaiting.isPositive()) {
      throw new IllegalArgumentException(
          """
          matching.planning.travel (%s) must not be negative, worth-waiting (%s) must be longer than nothing.
          A search that waits no time would be looked at again and again."""
              .formatted(travel, worthWaiting));
    }
    if (!askedFrom.isBefore(askedUntil)) {
      throw new IllegalArgumentException(
          "matching.planning.asked-from (%s) must be before asked-until (%s)."
              .formatted(askedFrom, askedUntil));
    }
  }
}
