package org.diandan.matching.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.Weights;

/**
 * What an administrator may change about the dispatch, as one value: a decision is made with all of
 * it or with all of another one.
 *
 * @param weights what the terms of a pair's cost weigh
 * @param offersAtOnce how many teams may be asked at the same time, at least one
 * @param answerWithin how long a team may think before its silence counts as a refusal
 * @param retryWhenBusy time to wait for room before qualified teams are looked at again
 * @param retryWhenNobody time to wait for new teams when nobody is left to ask
 * @param visit clocks of an accepted task
 */
public record DispatchSettings(
    Weights weights,
    Map<Urgency, Integer> offersAtOnce,
    Map<Urgency, Duration> answerWithin,
    Duration retryWhenBusy,
    Duration retryWhenNobody,
    VisitClocks visit) {

  public DispatchSettings {
    requireNonNull(weights, "weights");
    offersAtOnce = complete("offersAtOnce", offersAtOnce);
    answerWithin = complete("answerWithin", answerWithin);
    requireNonNull(visit, "visit");
    offersAtOnce.forEach((of, teams) -> require(teams >= 1, "offersAtOnce of " + of, teams));
    answerWithin.forEach((of, time) -> requirePositive("answerWithin of " + of, time));
    requirePositive("retryWhenBusy", retryWhenBusy);
    requirePositive("retryWhenNobody", retryWhenNobody);
    requirePositive("lateAfter", visit.lateAfter());
    require(
        visit.noShowAfter().compareTo(visit.lateAfter()) > 0,
        "noShowAfter, which must be longer than lateAfter,",
        visit.noShowAfter());
    complete("startWithin", visit.startWithin())
        .forEach((of, time) -> requirePositive("startWithin of " + of, time));
    complete("handOverWithin", visit.handOverWithin())
        .forEach((of, time) -> requirePositive("handOverWithin of " + of, time));
  }

  /** What the product and its configuration come with. */
  static DispatchSettings shipped(DispatchProperties configured) {
    return new DispatchSettings(
        Weights.SHIPPED,
        configured.offersAtOnce(),
        configured.answerWithin(),
        configured.retryWhenBusy(),
        configured.retryWhenNobody(),
        VisitClocks.of(configured.visit()));
  }

  /** How long a team may think. */
  Duration answerWithin(Urgency urgency) {
    return requireNonNull(answerWithin.get(urgency));
  }

  /** How many teams may be asked at the same time. */
  int offersAtOnce(Urgency urgency) {
    return requireNonNull(offersAtOnce.get(urgency));
  }

  private static <T> Map<Urgency, T> complete(String name, Map<Urgency, T> given) {
    for (var urgency : Urgency.values()) {
      require(given.containsKey(urgency), name + " without " + urgency, given);
    }
    return Map.copyOf(new EnumMap<>(given));
  }

  private static void requirePositive(String name, Duration time) {
    require(time.isPositive(), name, time);
  }

  private static void require(boolean met, String name, Object value) {
    if (!met) {
      throw new IllegalArgumentException(
          """
          The dispatch cannot work with %s = %s.
          Times are longer than nothing, and at least one team is asked."""
              .formatted(name, value));
    }
  }
}
