package org.diandan.benchmarks;

import java.util.Locale;

/** Writes ids of instance files as JSON. */
final class Json {

  private Json() {}

  /** A whole number as it is, anything else as a string. */
  static String id(String id) {
    if (id.matches("-?(0|[1-9][0-9]*)")) {
      return id;
    }
    var text = new StringBuilder("\"");
    for (int place = 0; place < id.length(); place++) {
      char letter = id.charAt(place);
      if (letter == '"' || letter == '\\') {
        text.append('\\').append(letter);
      } else if (letter < ' ') {
        text.append("\\u%04x".formatted((int) letter));
      } else {
        text.append(letter);
      }
    }
    return text.append('"').toString();
  }

  static String millis(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis);
  }
}
