package org.diandan.matching.dispatch;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the search for a team.
 *
 * @param zone Whose clocks the working hours of teams are written in.
 * @param answerWithin How long a team may think before its silence counts as a refusal.
 * @param offersAtOnce How many teams may be asked at the same time, at least one.
 * @param retryWhenBusy Time to wait for room before qualified teams are looked at again.
 * @param retryWhenNobody Time to wait for new teams when nobody is left to ask.
 * @param sweepEvery Pause between two looks for searches that are due.
 * @param visit Clocks of an accepted task.
 */
@Validated
@ConfigurationProperties(prefix = "matching.dispatch", ignoreUnknownFields = false)
record DispatchProperties(
    @NotNull ZoneId zone,
    @NotNull Map<Urgency, Duration> answerWithin,
    @NotNull Map<Urgency, Integer> offersAtOnce,
    @NotNull Duration retryWhenBusy,
    @NotNull Duration retryWhenNobody,
    @NotNull Duration sweepEvery,
    @NotNull Visit visit) {

  /**
   * Clocks of an accepted task.
   *
   * @param startWithin How soon somebody has to be there when no time was wished for.
   * @param lateAfter How long after the time the team is reminded.
   * @param noShowAfter How long after the time the task goes to another team; longer than {@code
   *     lateAfter}.
   * @param handOverWithin How long a team may think about another team's wish to take over before
   *     its silence counts as a yes.
   */
  record Visit(
      @NotNull Map<Urgency, Duration> startWithin,
      @NotNull Duration lateAfter,
      @NotNull Duration noShowAfter,
      @NotNull Map<Urgency, Duration> handOverWithin) {

    Visit {
      startWithin = complete("visit.start-within", startWithin);
      handOverWithin = complete("visit.hand-over-within", handOverWithin);
      requirePositive("visit.start-within", List.copyOf(startWithin.values()));
      requirePositive("visit.hand-over-within", List.copyOf(handOverWithin.values()));
      requirePositive("visit.late-after", List.of(lateAfter));
      if (noShowAfter.compareTo(lateAfter) <= 0) {
        throw new IllegalArgumentException(
            "matching.dispatch.visit.no-show-after (%s) must be longer than late-after (%s)."
                .formatted(noShowAfter, lateAfter));
      }
    }
  }

  DispatchProperties {
    answerWithin = complete("answer-within", answerWithin);
    offersAtOnce = complete("offers-at-once", offersAtOnce);
    requirePositive("answer-within", List.copyOf(answerWithin.values()));
    requirePositive(
        "retry-when-busy, retry-when-nobody and sweep-every",
        List.of(retryWhenBusy, retryWhenNobody, sweepEvery));
    if (offersAtOnce.values().stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException(
          "matching.dispatch.offers-at-once must be at least 1 for every urgency: " + offersAtOnce);
    }
  }

  private static <T> Map<Urgency, T> complete(String name, Map<Urgency, T> given) {
    for (var urgency : Urgency.values()) {
      if (!given.containsKey(urgency)) {
        throw new IllegalArgumentException(
            "matching.dispatch.%s has no value for %s.".formatted(name, urgency));
      }
    }
    return Map.copyOf(new EnumMap<>(given));
  }

  private static void requirePositive(String names, List<Duration> durations) {
    if (durations.stream().anyMatch(duration -> !duration.isPositive())) {
      throw new IllegalArgumentException(
          "matching.dispatch.%s must be longer than nothing: %s".formatted(names, durations));
    }
  }
}
