package org.diandan.matching.dispatch.policy.price;

import java.util.Map;

/**
 * The prices in force; a team without one costs nothing extra, so that a cold start is plain
 * cheapest assignment. Immutable.
 *
 * @param <T> what tells teams apart
 * @param bySlot for each team the price of one of its free slots
 */
public record ShadowPrices<T>(Map<T, SlotPrice> bySlot) {

  public ShadowPrices {
    bySlot = Map.copyOf(bySlot);
  }

  /** The cold start: every price is zero. */
  public static <T> ShadowPrices<T> none() {
    return new ShadowPrices<>(Map.of());
  }

  /**
   * The price of a free slot.
   *
   * @param time seconds on the caller's clock
   * @return metres of regret, 0 or more
   */
  public double of(T team, double time) {
    var price = bySlot.get(team);
    return price == null ? 0 : price.at(time);
  }

  /**
   * The price of a free slot of a team that has only so many.
   *
   * @param time seconds on the caller's clock
   * @param left free slots of the team, this one included; without any, the price of its first
   * @return metres of regret, 0 or more
   */
  public double of(T team, double time, int left) {
    var price = bySlot.get(team);
    return price == null ? 0 : price.at(time, Math.max(1, left));
  }
}
