package org.diandan.request.catalogue;

import java.util.Locale;

/** A name in the two languages of the pages. */
public record Words(String zh, String en) {

  /** The name for a reader. */
  public String in(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
  }
}
