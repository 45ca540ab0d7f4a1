package org.diandan.contract;

/**
 * A place rounded to about 100 m: enough to match, too coarse to find a door.
 *
 * @param longitude WGS-84 degrees, −180 to 180, rounded to three decimals
 * @param latitude WGS-84 degrees, −90 to 90, rounded to three decimals
 */
public record RoughPosition(double longitude, double latitude) {

  public RoughPosition {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException(
          """
          The position (%s, %s) is not on the earth.
          Longitude comes first; both are degrees."""
              .formatted(longitude, latitude));
    }
    longitude = rounded(longitude);
    latitude = rounded(latitude);
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1000) / 1000.0;
  }
}
