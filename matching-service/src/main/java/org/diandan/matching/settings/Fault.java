package org.diandan.matching.settings;

import java.util.List;

/**
 * A value that cannot be used.
 *
 * @param name of the value, as in {@link Setting.Key#name()}, or what was sent instead
 * @param messageKey of the sentence that says what to do
 */
public record Fault(String name, String messageKey, List<Object> arguments) {

  public Fault {
    arguments = List.copyOf(arguments);
  }

  Fault(String name, String messageKey, Object... arguments) {
    this(name, messageKey, List.of(arguments));
  }
}
