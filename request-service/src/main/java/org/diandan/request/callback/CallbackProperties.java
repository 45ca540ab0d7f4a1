package org.diandan.request.callback;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the call-backs.
 *
 * @param after Silence after a delivery that makes a call-back due; shorter than the evaluation
 *     window, or nobody is called.
 * @param lease How long an agent holds one without a sign of life.
 * @param gaps Pauses after the tries that reached nobody, the shortest first; the try after the
 *     last pause is the last one.
 * @param from Nobody is called before this time of day.
 * @param until Nobody is called from this time of day on.
 * @param sweepEvery Pause between two looks for new ones.
 */
@Validated
@ConfigurationProperties(prefix = "diandan.callback", ignoreUnknownFields = false)
record CallbackProperties(
    @DefaultValue("24h") Duration after,
    @DefaultValue("10m") Duration lease,
    @DefaultValue({"2h", "8h"}) List<Duration> gaps,
    @DefaultValue("08:00") LocalTime from,
    @DefaultValue("20:00") LocalTime until,
    @DefaultValue("1m") Duration sweepEvery) {

  CallbackProperties {
    gaps = List.copyOf(gaps);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "Calls from %s until %s leave no time of day.".formatted(from, until));
    }
  }

  /** How often somebody is tried at most. */
  int mostTries() {
    return gaps.size() + 1;
  }
}
