package org.diandan.request.feature;

import java.util.Optional;
import java.util.stream.Stream;

/** What a switch says. */
public enum Position {
  ON,
  OFF,
  /** Whatever the configuration says. */
  DEFAULT;

  /** The position of a name; empty when there is none. */
  public static Optional<Position> named(String name) {
    return Stream.of(values()).filter(position -> position.name().equals(name)).findFirst();
  }
}
