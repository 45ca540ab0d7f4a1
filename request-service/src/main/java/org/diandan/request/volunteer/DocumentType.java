package org.diandan.request.volunteer;

import cn.hutool.core.util.IdcardUtil;
import java.util.Locale;
import java.util.regex.Pattern;

/** Documents a certificate of service may name. */
public enum DocumentType {
  /** Resident identity card, 18 characters with a check digit. */
  ID_CARD,
  /** Pass of residents of Hong Kong, Macao or Taiwan. */
  HMT_PASS,
  PASSPORT,
  /** Permanent residence card of foreigners. */
  RESIDENCE_CARD;

  private static final int ID_CARD_LENGTH = 18;
  private static final Pattern OTHER = Pattern.compile("[A-Z0-9]{5,20}");

  /** The number as it is stored and compared: without spaces, in capitals. */
  public static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** Whether a plain number can belong to such a document. */
  public boolean accepts(String number) {
    return switch (this) {
      case ID_CARD -> number.length() == ID_CARD_LENGTH && IdcardUtil.isValidCard(number);
      case HMT_PASS, PASSPORT, RESIDENCE_CARD -> OTHER.matcher(number).matches();
    };
  }

  /** Whether the document, where its number tells, belongs to somebody born on this day. */
  boolean fits(String number, Birth birth) {
    return this != ID_CARD
        || IdcardUtil.getBirthByIdCard(number).equals(birth.date().toString().replace("-", ""));
  }
}
