package org.diandan.notification.reply;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the same hash of the same phone, however it is written: +86 138 0013 8000 or 13800138000.
 */
final class PhoneHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOBILE_DIGITS = 11;

  private final SecretKeySpec key;

  PhoneHash(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  byte[] of(String phone) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(("reply:" + digits(phone)).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  private static String digits(String phone) {
    var digits = phone.replaceAll("[^0-9]", "");
    var country = digits.startsWith("0086") ? "0086" : "86";
    return digits.length() == MOBILE_DIGITS + country.length() && digits.startsWith(country)
        ? digits.substring(country.length())
        : digits;
  }
}
