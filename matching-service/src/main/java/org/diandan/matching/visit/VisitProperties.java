package org.diandan.matching.visit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of visits.
 *
 * @param usualLength How long a visit is planned to take when no plan says so.
 * @param closeAfter How long after its planned end a visit nobody ended is ended by the clock.
 * @param keptAtMost How old a moment may be that a device kept for want of a signal.
 * @param requestUrl Base address of request-service, which knows the residents' codes.
 * @param serviceSecret What the services show each other; also signs passes to a brief.
 */
@Validated
@ConfigurationProperties(prefix = "matching.visit", ignoreUnknownFields = false)
record VisitProperties(
    @NotNull Duration usualLength,
    @NotNull Duration closeAfter,
    @NotNull Duration keptAtMost,
    @NotBlank String requestUrl,
    @NotBlank String serviceSecret) {

  VisitProperties {
    if (!usualLength.isPositive() || !closeAfter.isPositive() || !keptAtMost.isPositive()) {
      throw new IllegalArgumentException(
          "matching.visit: usual-length (%s), close-after (%s) and kept-at-most (%s) must be longer than nothing."
              .formatted(usualLength, closeAfter, keptAtMost));
    }
  }

  /** Never shows the secret in a log. */
  @Override
  public String toString() {
    return "VisitProperties[usualLength=%s, closeAfter=%s, keptAtMost=%s]"
        .formatted(usualLength, closeAfter, keptAtMost);
  }
}
