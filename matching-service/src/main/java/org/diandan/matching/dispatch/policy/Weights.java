package org.diandan.matching.dispatch.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.diandan.contract.Urgency;

/**
 * What the terms of a pair's cost weigh. One metre of it is one metre of way for a resident of the
 * least urgent class; sources of the defaults: {@code docs/dispatch.md}.
 *
 * @param urgency weight of a metre of way, 1 to 100 for each class
 * @param doublesAfter how long a need waits until its metres weigh twice; they never weigh more
 * @param loadMetres for each task a team of usual capacity already has on its hands
 * @param usualCapacity tasks a team usually takes on at once, 1 to 1000; what a team has on its
 *     hands weighs the less the more it takes on
 * @param acceptanceMetres for each question that will probably be asked in vain
 * @param scarceSkillMetres for each scarce skill of the team that is not asked for, at most four
 * @param countyMetres for a team that stands for the county, not the town
 * @param cityMetres for a team that stands for the city; at least that of the county
 * @param fatigueMetres for each question put to the team in the last seven days
 * @param continuityMetres taken off for a team that served the resident before
 * @param unmatchedMetres for a need nobody serves, times the weight of its urgency
 */
public record Weights(
    Map<Urgency, Integer> urgency,
    Map<Urgency, Duration> doublesAfter,
    long loadMetres,
    int usualCapacity,
    long acceptanceMetres,
    long scarceSkillMetres,
    long countyMetres,
    long cityMetres,
    long fatigueMetres,
    long continuityMetres,
    long unmatchedMetres) {

  /** What the product comes with. */
  public static final Weights SHIPPED =
      new Weights(
          Map.of(Urgency.U1, 4, Urgency.U2, 2, Urgency.U3, 1, Urgency.U4, 1),
          Map.of(
              Urgency.U1, Duration.ofMinutes(30),
              Urgency.U2, Duration.ofHours(2),
              Urgency.U3, Duration.ofHours(24),
              Urgency.U4, Duration.ofHours(72)),
          400,
          3,
          3_000,
          500,
          1_500,
          4_000,
          200,
          1_500,
          60_000);

  private static final long LARGEST_METRES = 1_000_000;

  public Weights {
    urgency = complete("weight", urgency);
    doublesAfter = complete("time to double", doublesAfter);
    urgency.forEach((of, weight) -> requireWithin("urgency of " + of, weight, 1, 100));
    doublesAfter.forEach(
        (of, time) -> requireWithin("minutes to double of " + of, time.toMinutes(), 1, 525_600));
    requireWithin("loadMetres", loadMetres, 0, LARGEST_METRES);
    requireWithin("usualCapacity", usualCapacity, 1, 1_000);
    requireWithin("acceptanceMetres", acceptanceMetres, 0, LARGEST_METRES);
    requireWithin("scarceSkillMetres", scarceSkillMetres, 0, LARGEST_METRES);
    requireWithin("countyMetres", countyMetres, 0, LARGEST_METRES);
    requireWithin("cityMetres", cityMetres, countyMetres, LARGEST_METRES);
    requireWithin("fatigueMetres", fatigueMetres, 0, LARGEST_METRES);
    requireWithin("continuityMetres", continuityMetres, 0, LARGEST_METRES);
    requireWithin("unmatchedMetres", unmatchedMetres, 1, 10 * LARGEST_METRES);
  }

  /**
   * The highest price a team can have, in metres: what it costs to leave a need of the lightest
   * class without a team, so that no price alone turns such a need away from a team next door.
   */
  public long highestPrice() {
    return unmatchedMetres * Collections.min(urgency.values());
  }

  int of(Urgency needed) {
    return requireNonNull(urgency.get(needed));
  }

  Duration doublesAfter(Urgency needed) {
    return requireNonNull(doublesAfter.get(needed));
  }

  private static <T> Map<Urgency, T> complete(String name, Map<Urgency, T> given) {
    for (var urgency : Urgency.values()) {
      if (!given.containsKey(urgency)) {
        throw new IllegalArgumentException(
            "The weights have no %s for %s.".formatted(name, urgency));
      }
    }
    return Map.copyOf(new EnumMap<>(given));
  }

  private static void requireWithin(String name, long value, long from, long until) {
    if (value < from || value > until) {
      throw new IllegalArgumentException(
          """
          The weight %s is %d; it must be %d to %d.
          All metres are metres of way of a resident of the least urgent class."""
              .formatted(name, value, from, until));
    }
  }
}
