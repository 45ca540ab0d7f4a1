package org.diandan.request.privacy;

import cn.hutool.core.util.DesensitizedUtil;

/** Shortens personal fields to what helps to recognise and not to reach somebody. */
public final class Masking {

  private static final int MOBILE_DIGITS = 11;

  private Masking() {}

  /** 138****5678; of a landline only the last four digits. */
  public static String phone(String digits) {
    return digits.length() == MOBILE_DIGITS
        ? DesensitizedUtil.mobilePhone(digits)
        : "****" + digits.substring(Math.max(0, digits.length() - 4));
  }

  /** The family name and stars: 张**. */
  public static String name(String name) {
    return DesensitizedUtil.chineseName(name);
  }
}
