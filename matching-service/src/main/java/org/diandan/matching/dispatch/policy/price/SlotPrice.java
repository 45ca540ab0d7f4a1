package org.diandan.matching.dispatch.policy.price;

import java.util.Comparator;
import java.util.List;

/**
 * What one free slot of a team is worth to requests yet to come. It fades evenly until nothing more
 * is to come: less time ahead, less demand ahead.
 *
 * @param metres of regret at the time of learning, 0 or more
 * @param learnedAt seconds on the caller's clock
 * @param worthlessAt seconds on the caller's clock, when the slots are gone or renewed; infinite
 *     when the price does not fade
 * @param lastSlots metres of regret at the time of learning that the last free slot, the last but
 *     one and so on are worth to urgent requests alone, never rising; empty when urgent requests do
 *     not depend on the team
 */
public record SlotPrice(
    double metres, double learnedAt, double worthlessAt, List<Double> lastSlots) {

  public SlotPrice {
    requireMetres(metres);
    lastSlots = List.copyOf(lastSlots);
    lastSlots.forEach(SlotPrice::requireMetres);
    if (!lastSlots.stream().sorted(Comparator.reverseOrder()).toList().equals(lastSlots)) {
      throw new IllegalArgumentException(
          "The last slot is worth most, then the last but one; %s m rise.".formatted(lastSlots));
    }
    if (!(worthlessAt >= learnedAt)) {
      throw new IllegalArgumentException(
          "A price learned at %s s cannot be worthless before, at %s s."
              .formatted(learnedAt, worthlessAt));
    }
  }

  /** A price that is the same for each free slot. */
  public SlotPrice(double metres, double learnedAt, double worthlessAt) {
    this(metres, learnedAt, worthlessAt, List.of());
  }

  private static void requireMetres(double metres) {
    if (!(metres >= 0 && metres < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          """
          A slot's price (%s m) must be a number, 0 or more.
          Maybe the stored prices are damaged; without them plans are made at no price.\
          """
              .formatted(metres));
    }
  }

  /** The price at a time in metres of regret; before it was learned, as it was learned. */
  double at(double time) {
    return metres * share(time);
  }

  /** The same for the slot that is the last of {@code left}, 1 or more. */
  double at(double time, int left) {
    var urgent = left <= lastSlots.size() ? lastSlots.get(left - 1) : 0;
    return Math.max(metres, urgent) * share(time);
  }

  /** The same price with other worths of the last slots. */
  SlotPrice withLastSlots(List<Double> worths) {
    return new SlotPrice(metres, learnedAt, worthlessAt, worths);
  }

  private double share(double time) {
    if (time <= learnedAt || worthlessAt == Double.POSITIVE_INFINITY) {
      return 1;
    }
    return time >= worthlessAt ? 0 : (worthlessAt - time) / (worthlessAt - learnedAt);
  }
}
