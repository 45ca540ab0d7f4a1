package org.diandan.matching.price;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the learning of prices.
 *
 * @param every How old prices become before they are learned anew.
 * @param validFor How long prices are used when no new ones come, longer than {@code every} and at
 *     most a day.
 * @param days How many past days of the same weekday are sampled; none switches prices off.
 * @param needsADay How many needs of a sampled day are looked at, those of the next hours first.
 */
@Validated
@ConfigurationProperties(prefix = "matching.prices", ignoreUnknownFields = false)
record PriceProperties(
    @NotNull Duration every,
    @NotNull Duration validFor,
    @Min(0) @Max(8) int days,
    @Min(1) @Max(50_000) int needsADay) {

  private static final Duration A_DAY = Duration.ofDays(1);

  PriceProperties {
    if (!every.isPositive() || validFor.compareTo(every) <= 0 || validFor.compareTo(A_DAY) > 0) {
      throw new IllegalArgumentException(
          """
          matching.prices.valid-for (%s) must be longer than every (%s) and at most a day.
          Prices that end before new ones come leave hours in which no team is kept for anybody."""
              .formatted(validFor, every));
    }
  }
}
