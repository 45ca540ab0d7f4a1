package org.diandan.request.statistics;

import java.util.Arrays;
import java.util.Optional;

/** Which cases behind a figure are meant. */
public enum Part {
  /** All it speaks of: the denominator. */
  ALL,
  /** Those in the numerator. */
  COUNTED,
  /** Those in the denominator only. */
  REST;

  /** The part of this name, in any case of letters; empty for any other text. */
  public static Optional<Part> find(String name) {
    return Arrays.stream(values()).filter(part -> part.name().equalsIgnoreCase(name)).findFirst();
  }
}
