package org.diandan.request.intake;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What people type, made comparable. */
final class Typed {

  private Typed() {}

  /** Full-width digits, letters and signs become ordinary ones; surrounding spaces go. */
  static String halfWidth(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }

  /** An answer without the spaces around it; empty when there is none. */
  static String text(@Nullable String answer) {
    return answer == null ? "" : answer.strip();
  }

  /** How many digits there are, whatever their width. */
  static long digitsIn(String typed) {
    return halfWidth(typed).chars().filter(c -> c >= '0' && c <= '9').count();
  }

  /** Whether text holds a character no form can produce; line breaks and tabs are fine. */
  static boolean hasControlCharacters(String typed) {
    return typed
        .codePoints()
        .anyMatch(
            c ->
                (Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t')
                    || Character.getType(c) == Character.SURROGATE);
  }
}
