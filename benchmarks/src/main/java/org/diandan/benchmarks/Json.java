package org.diandan.benchmarks;

import java.util.Locale;

/** Writes words and figures of result files as JSON. */
public final class Json {

  private Json() {}

  /** A whole number as it is, anything else as a string. */
  static String id(String id) {
    return id.matches("-?(0|[1-9][0-9]*)") ? id : quoted(id);
  }

  /** Any text as a string. */
  public static String quoted(String words) {
    var text = new StringBuilder("\"");
    for (int place = 0; place < words.length(); place++) {
      char letter = words.charAt(place);
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
