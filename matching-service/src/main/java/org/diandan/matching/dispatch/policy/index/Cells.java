package org.diandan.matching.dispatch.policy.index;

/**
 * Cuts the earth into rows of equal height and each row into cells that are nowhere narrower than
 * that: towards the poles a row has fewer cells, at the antimeridian the last touches the first.
 */
final class Cells {

  private final double metres;
  private final int rowUnits;

  Cells(double metres) {
    this.metres = metres;
    rowUnits =
        (int)
            Math.min(
                Sphere.POLE,
                Math.ceil(metres / Sphere.EARTH_RADIUS_METRES / Sphere.RADIANS_PER_UNIT));
  }

  double metres() {
    return metres;
  }

  int rowOf(int latitude) {
    return (latitude + Sphere.POLE) / rowUnits;
  }

  /** The latitude at which a row begins, in units; beyond the pole it is a latitude of no place. */
  long beginOf(int row) {
    return (long) row * rowUnits - Sphere.POLE;
  }

  /** How many cells a row has, at least 1. */
  int columnsOf(int row) {
    var widest = Math.max(Math.abs(beginOf(row)), Math.abs(beginOf(row + 1)));
    var cosine = Math.cos(Math.min(widest, Sphere.POLE) * Sphere.RADIANS_PER_UNIT);
    return (int) Math.max(1, 2 * Math.PI * Sphere.EARTH_RADIUS_METRES * cosine / metres);
  }

  /** In which of so many columns a longitude lies. */
  static int columnOf(int longitude, int columns) {
    return (int) ((longitude + Sphere.TURN / 2) * columns / Sphere.TURN);
  }
}
