package org.diandan.request.action.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form of the private page.
 *
 * @param fields the first value of each
 */
record Sent(Map<String, String> fields) {

  private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

  Sent {
    fields = Map.copyOf(fields);
  }

  static Sent of(MultiValueMap<String, String> form) {
    return new Sent(new HashMap<>(form.toSingleValueMap()));
  }

  /** Empty when it was not sent. */
  String get(String field) {
    return fields.getOrDefault(field, "");
  }

  /** Names this sending of the form, so that a second click does nothing more; null when unnamed. */
  @Nullable String key() {
    var key = get("key");
    return KEY.matcher(key).matches() ? key : null;
  }

  @Override
  public String toString() {
    return "Sent[%s]".formatted(fields.keySet());
  }
}
