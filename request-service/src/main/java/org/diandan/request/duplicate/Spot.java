package org.diandan.request.duplicate;

import org.diandan.contract.RoughPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where a request is, as far as it is kept for comparing.
 *
 * @param area code of a county, town or village
 * @param point null when only the area is known
 */
record Spot(String area, @Nullable RoughPosition point) {

  private static final double METRES_PER_DEGREE = 111_195;
  private static final int TOWN_DIGITS = 9;
  private static final int VILLAGE_DIGITS = 12;

  /**
   * Whether two are near: within 500 m where both points are known, else in the same village, or in
   * the same town where one names no village. As {@link FindDuplicates} asks the database.
   */
  boolean isNear(Spot other) {
    if (point != null && other.point != null) {
      return metres(point, other.point) <= FindDuplicates.NEAR_METRES;
    }
    if (area.length() == VILLAGE_DIGITS && other.area.length() == VILLAGE_DIGITS) {
      return area.equals(other.area);
    }
    return area.length() >= TOWN_DIGITS && other.area.startsWith(area.substring(0, TOWN_DIGITS));
  }

  private static double metres(RoughPosition one, RoughPosition other) {
    double north = (one.latitude() - other.latitude()) * METRES_PER_DEGREE;
    double east =
        (one.longitude() - other.longitude())
            * METRES_PER_DEGREE
            * Math.cos(Math.toRadians(one.latitude()));
    return Math.hypot(north, east);
  }
}
