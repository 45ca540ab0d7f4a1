package org.diandan.request.statistics;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the figures.
 *
 * @param small Figures counted from fewer cases than this are marked.
 * @param nearly Credit, 0 to 1, of somebody who is nearly satisfied (3 stars) in a call-back.
 * @param score Weights of the three rates of call-backs in their score.
 * @param lookEvery Pause between two looks at what has to be filled, put into force or removed.
 * @param sumEvery Pause between two looks for cases that can be added to the sums.
 * @param sortAtMost Times of so many cases are sorted for a median; of more, sums say where it
 *     lies.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.figures", ignoreUnknownFields = false)
record FigureProperties(
    @DefaultValue("10") @Positive int small,
    @DefaultValue("0.9") double nearly,
    @DefaultValue @Valid Weights score,
    @DefaultValue("2s") Duration lookEvery,
    @DefaultValue("5s") Duration sumEvery,
    @DefaultValue("4000") @PositiveOrZero int sortAtMost) {

  FigureProperties {
    if (!(nearly >= 0 && nearly <= 1)) {
      throw new IllegalArgumentException(
          "The credit of the nearly satisfied goes from 0 to 1, not %s.".formatted(nearly));
    }
  }

  /**
   * Weights; together they are 1.
   *
   * @param response of 响应率
   * @param resolution of 解决率
   * @param satisfaction of 满意率
   */
  record Weights(
      @DefaultValue("0.10") double response,
      @DefaultValue("0.50") double resolution,
      @DefaultValue("0.40") double satisfaction) {

    Weights {
      double sum = response + resolution + satisfaction;
      if (!(response >= 0 && resolution >= 0 && satisfaction >= 0 && Math.abs(sum - 1) < 1e-9)) {
        throw new IllegalArgumentException(
            "The weights %s, %s and %s of the score must be 1 together."
                .formatted(response, resolution, satisfaction));
      }
    }
  }
}
