package org.diandan.matching.dispatch.policy.price;

/**
 * What one free slot of a team is worth to requests yet to come. It fades evenly until nothing more
 * is to come: less time ahead, less demand ahead.
 *
 * @param metres of regret at the time of learning, 0 or more
 * @param learnedAt seconds on the caller's clock
 * @param worthlessAt seconds on the caller's clock, when the slots are gone or renewed; infinite
 *     when the price does not fade
 */
public record SlotPrice(double metres, double learnedAt, double worthlessAt) {

  public SlotPrice {
    if (!(metres >= 0 && metres < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          """
          A slot's price (%s m) must be a number, 0 or more.
          Maybe the stored prices are damaged; without them plans are made at no price."""
              .formatted(metres));
    }
    if (!(worthlessAt >= learnedAt)) {
      throw new IllegalArgumentException(
          "A price learned at %s s cannot be worthless before, at %s s."
              .formatted(learnedAt, worthlessAt));
    }
  }

  /** The price at a time in metres of regret; before it was learned, as it was learned. */
  double at(double time) {
    if (time <= learnedAt || worthlessAt == Double.POSITIVE_INFINITY) {
      return metres;
    }
    return time >= worthlessAt ? 0 : metres * ((worthlessAt - time) / (worthlessAt - learnedAt));
  }
}
