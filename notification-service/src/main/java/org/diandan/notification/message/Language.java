package org.diandan.notification.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language people are told things in; whoever speaks another one is answered in Chinese. */
public enum Language {
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE),
  ENGLISH("en", Locale.ENGLISH);

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  static Language of(Locale locale) {
    return locale.getLanguage().equals(ENGLISH.code) ? ENGLISH : CHINESE;
  }

  /** The language of a code; empty when there are no texts in it. */
  public static Optional<Language> coded(String code) {
    return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** As it stands in addresses and rows. */
  public String code() {
    return code;
  }

  /** For what has names by locale. */
  public Locale locale() {
    return locale;
  }
}
