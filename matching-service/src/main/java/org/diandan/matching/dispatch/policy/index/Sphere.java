package org.diandan.matching.dispatch.policy.index;

/**
 * Places as whole ten-millionths of a degree (1.1 cm), and distances on the earth taken as a ball.
 *
 * <p>Distances are compared by the haversine {@code sin²(d / 2)}, which grows with the distance d
 * and needs no root. Near the query point series replace sine and cosine: below 0.1 rad (637 km)
 * the first term left out is under 10⁻¹¹ of the result.
 *
 * @see <a href="https://doi.org/10.2307/3101560">R. W. Sinnott, Virtues of the Haversine (1984)</a>
 */
final class Sphere {

  static final double EARTH_RADIUS_METRES = 6_371_008.8;

  /** Units of a full turn, 360 degrees. */
  static final long TURN = 3_600_000_000L;

  /** Units from the equator to a pole. */
  static final int POLE = 900_000_000;

  static final double RADIANS_PER_UNIT = 2 * Math.PI / TURN;

  private static final int HALF_TURN = 1_800_000_000;
  private static final double UNITS_PER_DEGREE = 1e7;
  private static final double SERIES_RADIANS = 0.1;

  private Sphere() {}

  /** Latitude in units; refuses what is not on the earth, and not a number. */
  static int latitude(double degrees) {
    if (!(Math.abs(degrees) <= 90)) {
      throw new IllegalArgumentException(
          "The latitude (%s) must lie between −90 and 90 degrees.".formatted(degrees));
    }
    return (int) Math.round(degrees * UNITS_PER_DEGREE);
  }

  /** Longitude in units, from −180 degrees inclusive to 180 exclusive. */
  static int longitude(double degrees) {
    if (!(Math.abs(degrees) <= 180)) {
      throw new IllegalArgumentException(
          "The longitude (%s) must lie between −180 and 180 degrees.".formatted(degrees));
    }
    var units = Math.round(degrees * UNITS_PER_DEGREE);
    return (int) (units == HALF_TURN ? -HALF_TURN : units);
  }

  /** The way from one longitude to another in radians, the short way round. */
  static double between(int longitude, int other) {
    var units = (long) other - longitude;
    if (units > HALF_TURN) {
      units -= TURN;
    } else if (units < -HALF_TURN) {
      units += TURN;
    }
    return units * RADIANS_PER_UNIT;
  }

  /** {@code sin²(angle / 2)}. */
  static double haversine(double angle) {
    if (Math.abs(angle) >= SERIES_RADIANS) {
      var sine = Math.sin(angle / 2);
      return sine * sine;
    }
    var square = angle * angle;
    return square / 4 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)));
  }

  /** {@code cos(latitude + angle)} from the sine and cosine of the latitude. */
  static double cosineAt(double sine, double cosine, double angle) {
    if (Math.abs(angle) >= SERIES_RADIANS) {
      return cosine * Math.cos(angle) - sine * Math.sin(angle);
    }
    var square = angle * angle;
    var cosineOfAngle = 1 - square / 2 * (1 - square / 12 * (1 - square / 30));
    var sineOfAngle = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)));
    return cosine * cosineOfAngle - sine * sineOfAngle;
  }

  /** The haversine of a distance; beyond half the earth's girth it is 1. */
  static double haversineOfMetres(double metres) {
    return haversine(Math.min(Math.PI, metres / EARTH_RADIUS_METRES));
  }

  /** The distance of a haversine. */
  static double metres(double haversine) {
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }

  /** The haversine of the angle whose sine is given, at most a right angle. */
  static double haversineOfSine(double sine) {
    var square = sine * sine;
    return square / (2 * (1 + Math.sqrt(Math.max(0, 1 - square))));
  }
}
