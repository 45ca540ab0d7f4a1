package org.diandan.benchmarks;

/**
 * Whom to ask, and how many at once.
 *
 * @param name for the table
 * @param order among the candidates nobody asked yet
 * @param kappaMetres for each refusal expected before a yes; counts with {@code Order.COST} only
 * @param atOnce questions open at the same time; a refusal is replaced at once
 * @param blastMetres everybody within it is asked at once, and only when all said no the next; 0
 *     for no blast
 * @param tellsEmergencies whether emergencies are asked of two or three teams at once, by density
 */
record OfferPolicy(
    String name,
    Order order,
    long kappaMetres,
    int atOnce,
    double blastMetres,
    boolean tellsEmergencies) {

  private static final int EMERGENCY = 4;

  /** Within what distance free teams are counted to decide how many to ask in an emergency. */
  static final double DENSITY_METRES = 3_000;

  private static final int DENSE = 10;

  enum Order {
    NEAREST,
    RANDOM,
    COST
  }

  static OfferPolicy nearest(int atOnce) {
    return new OfferPolicy(
        atOnce == 1 ? "nearest, one at a time" : "nearest, " + atOnce + " in parallel",
        Order.NEAREST,
        0,
        atOnce,
        0,
        false);
  }

  static OfferPolicy nearestBlast(int width) {
    return new OfferPolicy("nearest-" + width + " blast", Order.NEAREST, 0, width, 0, false);
  }

  static OfferPolicy radiusBlast(double metres) {
    return new OfferPolicy(
        "radius blast, %.0f km".formatted(metres / 1_000), Order.NEAREST, 0, 1, metres, false);
  }

  static OfferPolicy random() {
    return new OfferPolicy("random, one at a time", Order.RANDOM, 0, 1, 0, false);
  }

  static OfferPolicy ours(long kappaMetres) {
    return new OfferPolicy(
        "ours, kappa " + kappaMetres + " m", Order.COST, kappaMetres, 1, 0, true);
  }

  /**
   * Questions open at the same time for a request.
   *
   * @param weight by urgency, 4 for an emergency
   * @param freeNear free teams that can serve it within 3 km
   */
  int width(int weight, long freeNear) {
    if (tellsEmergencies && weight == EMERGENCY) {
      return freeNear >= DENSE ? 3 : 2;
    }
    return atOnce;
  }
}
