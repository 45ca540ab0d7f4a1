package org.diandan.request.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number of the mainland: eleven digits of a mobile, or a landline with its area code.
 *
 * @param digits only digits, without country code
 */
public record PhoneNumber(String digits) {

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern LANDLINE = Pattern.compile("0(10|2\\d|[3-9]\\d{2})[2-9]\\d{6,7}");
  private static final Pattern COUNTRY_CODE = Pattern.compile("^(\\+|00)86");

  public PhoneNumber {
    if (!isPhone(digits)) {
      throw new IllegalArgumentException("This is not a telephone number of the mainland.");
    }
  }

  /** Reads what somebody typed: full-width digits, spaces, hyphens and +86 are fine. */
  public static Optional<PhoneNumber> read(String typed) {
    var digits = Typed.halfWidth(typed).replaceAll("[\\s\\-–—()]", "");
    var national = COUNTRY_CODE.matcher(digits).replaceFirst("");
    return isPhone(national) ? Optional.of(new PhoneNumber(national)) : Optional.empty();
  }

  /** Whether text messages reach it. */
  public boolean isMobile() {
    return MOBILE.matcher(digits).matches();
  }

  /** The last four digits, enough with the order number to see the bare status. */
  public String tail() {
    return digits.substring(digits.length() - 4);
  }

  private static boolean isPhone(String digits) {
    return MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches();
  }

  @Override
  public String toString() {
    return "PhoneNumber[…]";
  }
}
