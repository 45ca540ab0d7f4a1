package org.diandan.matching.visit;

import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * How far from the place of the need somebody was, and nothing finer. The place itself is only
 * known to about 80 m here, so the first step is a hint and the second one is what counts.
 */
public enum Nearness {
  UP_TO_100_M(100),
  UP_TO_300_M(300),
  UP_TO_1_KM(1000),
  FARTHER(Integer.MAX_VALUE);

  private static final double WORST_ACCURACY_METRES = 300;

  private final int metres;

  Nearness(int metres) {
    this.metres = metres;
  }

  /** Whether this says that somebody was at the place, given how well the place is known. */
  public boolean isThere() {
    return this == UP_TO_100_M || this == UP_TO_300_M;
  }

  /** Null when the place is not known, or the position is too vague to say anything. */
  static @Nullable Nearness of(@Nullable Place need, @Nullable Position position) {
    if (need == null || position == null || position.accuracyMetres() > WORST_ACCURACY_METRES) {
      return null;
    }
    var far = position.place().metresTo(need);
    for (var step : values()) {
      if (far <= step.metres) {
        return step;
      }
    }
    return FARTHER;
  }

  /**
   * Where a device says it is, looked at once and never kept.
   *
   * @param accuracyMetres radius in which the device believes itself to be, 0 or more
   */
  public record Position(Place place, double accuracyMetres) {

    public Position {
      if (!(accuracyMetres >= 0)) {
        throw new IllegalArgumentException(
            "An accuracy of %s m is none.".formatted(accuracyMetres));
      }
    }

    @Override
    public String toString() {
      return "Position[…]";
    }
  }
}
