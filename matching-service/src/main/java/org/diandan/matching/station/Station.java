package org.diandan.matching.station;

import org.diandan.contract.AreaCode;

/**
 * A place with a code on the wall.
 *
 * @param code seven characters that are never taken for each other
 * @param area what is served inside it can be begun and ended here
 * @param name what the place is called there
 * @param closed whether the code counts no more
 */
public record Station(String code, AreaCode area, String name, boolean closed) {

  /** Whether something in an area is served from here. */
  public boolean covers(AreaCode place) {
    return place.value().startsWith(area.value());
  }
}
