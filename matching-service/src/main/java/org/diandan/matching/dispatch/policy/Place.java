package org.diandan.matching.dispatch.policy;

import org.diandan.contract.RoughPosition;

/**
 * A point on the map.
 *
 * @param longitude WGS-84 degrees, −180 to 180
 * @param latitude WGS-84 degrees, −90 to 90
 */
public record Place(double longitude, double latitude) {

  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public Place {
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException(
          """
          The place (%s, %s) is not on the earth.
          Longitude comes first; both are degrees."""
              .formatted(longitude, latitude));
    }
  }

  /** The place of an event's rounded position. */
  public static Place of(RoughPosition position) {
    return new Place(position.longitude(), position.latitude());
  }

  /** Great-circle distance in whole metres, up to about 0.5 % off: the earth is taken as a ball. */
  public int metresTo(Place other) {
    var phi = Math.toRadians(latitude);
    var otherPhi = Math.toRadians(other.latitude);
    var halfPhi = Math.sin((otherPhi - phi) / 2);
    var halfLambda = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    var chord = halfPhi * halfPhi + Math.cos(phi) * Math.cos(otherPhi) * halfLambda * halfLambda;
    return (int) Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord))));
  }
}
