package org.diandan.matching.visit.web;

import java.util.Locale;
import java.util.UUID;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * A visit on the list of a day, in the reader's words.
 *
 * @param group of the service item, names its icon
 * @param place known to about 80 m; null when only the area is known
 * @param mine where the reader is: NEVER_CAME, IS_THERE or HAS_LEFT
 * @param since when the reader came; null before
 */
record DayStop(
    UUID id,
    UUID requestId,
    String orderNumber,
    String teamName,
    String state,
    String group,
    String item,
    String when,
    @Nullable Place place,
    String mine,
    @Nullable String since) {

  public boolean isOpen() {
    return !mine.equals("HAS_LEFT");
  }

  /** Latitude and longitude, as addresses of maps want them; empty when there is no place. */
  public String point() {
    return place == null
        ? ""
        : String.format(Locale.ROOT, "%.3f,%.3f", place.latitude(), place.longitude());
  }

  /** Longitude and latitude, as others want them. */
  public String pointEastFirst() {
    return place == null
        ? ""
        : String.format(Locale.ROOT, "%.3f,%.3f", place.longitude(), place.latitude());
  }
}
