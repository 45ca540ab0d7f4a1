package org.diandan.notification.demonstration;

/** Shows only the ends of a number: 138****5678. */
final class PhoneMask {

  private static final int HEAD = 3;
  private static final int TAIL = 4;

  private PhoneMask() {}

  static String of(String phone) {
    var length = phone.length();
    return length > HEAD + TAIL
        ? phone.substring(0, HEAD) + "****" + phone.substring(length - TAIL)
        : "****";
  }
}
