package org.diandan.request.opendata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How large the places are that figures are told apart by. */
public enum Level {
  /** Everything together. */
  ALL,
  COUNTY,
  /** Streets and towns; what is known of a county only stands under the county's own code. */
  STREET;

  /** The level of this name, in any case of letters; empty for any other text. */
  public static Optional<Level> find(String name) {
    return Arrays.stream(values()).filter(level -> level.code().equals(name)).findFirst();
  }

  /** What it is called in the feed. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
