package org.diandan.matching.border;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of help across the border of a prefecture.
 *
 * @param enabled Whether neighbours are asked; what they were asked before is settled all the same.
 * @param neighbours How many prefectures of the province are asked, the nearest first.
 * @param attempts How often each of them is asked in one round.
 * @param askAgainAfter Time to wait before they are all asked once more.
 * @param answerWithin How long a neighbour may take before its silence counts as a no.
 * @param holdFor How long a place is held before it is free again by itself.
 */
@Validated
@ConfigurationProperties(prefix = "matching.border", ignoreUnknownFields = false)
record BorderProperties(
    boolean enabled,
    @Min(1) @Max(10) int neighbours,
    @Min(1) @Max(10) int attempts,
    @NotNull Duration askAgainAfter,
    @NotNull Duration answerWithin,
    @NotNull Duration holdFor) {

  BorderProperties {
    if (!Stream.of(askAgainAfter, answerWithin, holdFor).allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException(
          """
          matching.border.ask-again-after (%s), answer-within (%s) and hold-for (%s) must be longer \
          than nothing."""
              .formatted(askAgainAfter, answerWithin, holdFor));
    }
  }
}
