package org.diandan.notification.template;

/**
 * How many text messages a text is sent as, which is what it costs. Providers count 160 characters
 * of the GSM alphabet (153 of each part), or 70 characters of any other (67).
 */
public final class SmsParts {

  /** 3GPP TS 23.038, without the characters that take two places. */
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String GSM_OF_TWO = "^{}\\[~]|€";

  private SmsParts() {}

  /** The number of parts; an empty text is one. */
  public static int of(String text) {
    var gsm = text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_OF_TWO.indexOf(c) >= 0);
    var places =
        gsm
            ? text.length() + (int) text.chars().filter(c -> GSM_OF_TWO.indexOf(c) >= 0).count()
            : text.length();
    var alone = gsm ? 160 : 70;
    var each = gsm ? 153 : 67;
    return places <= alone ? 1 : Math.ceilDiv(places, each);
  }
}
