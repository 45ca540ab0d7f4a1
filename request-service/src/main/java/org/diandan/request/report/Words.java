package org.diandan.request.report;

import java.util.Locale;

/** The same in both languages. */
public record Words(String zh, String en) {

  /** What is the same in both, such as the name of a place. */
  public static Words same(String text) {
    return new Words(text, text);
  }

  /** English for English readers, Chinese for everybody else. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
  }

  /** Whether there is nothing to read. */
  public boolean isBlank() {
    return zh.isBlank() && en.isBlank();
  }
}
