package org.diandan.request.desk.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * What came with a form of the desk.
 *
 * @param fields the first value of each
 */
record Typed(Map<String, String> fields) {

  Typed {
    fields = Map.copyOf(fields);
  }

  static Typed of(MultiValueMap<String, String> form) {
    return new Typed(new HashMap<>(form.toSingleValueMap()));
  }

  static Typed nothing() {
    return new Typed(Map.of());
  }

  /** Empty when it was not sent. */
  String get(String field) {
    return fields.getOrDefault(field, "");
  }

  /** Names this sending of the form, so that a second click does nothing more. */
  String key() {
    var key = get("key");
    return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
  }

  /** Never shows what was typed in a log. */
  @Override
  public String toString() {
    return "Typed[%s]".formatted(fields.keySet());
  }
}
