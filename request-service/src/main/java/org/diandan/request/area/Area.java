package org.diandan.request.area;

import org.diandan.contract.AreaCode;
import org.diandan.contract.RoughPosition;
import org.jspecify.annotations.Nullable;

/**
 * A place of the administrative tree.
 *
 * @param path names from the county down, for people
 * @param centre sampled inside the county (模拟坐标); null above the county
 * @param outOfUse whether nobody can order for it any more; never so in lists of choices
 */
public record Area(
    AreaCode code, String name, String path, @Nullable RoughPosition centre, boolean outOfUse) {

  /** Whether a request can name it: a county or something inside one. */
  public boolean isCloseEnough() {
    return code.value().length() >= "360802".length();
  }
}
