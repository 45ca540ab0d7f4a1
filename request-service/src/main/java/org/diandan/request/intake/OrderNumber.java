package org.diandan.request.intake;

import java.util.Optional;
import java.util.regex.Pattern;
import org.diandan.contract.AreaCode;

/**
 * The number people write down and read out: county and year, a sequence, a check digit, such as
 * {@code 36080226-0173-3}. The check digit (ISO 7064, MOD 11,10) finds every single wrong digit.
 */
public record OrderNumber(String value) {

  private static final Pattern FORM = Pattern.compile("(\\d{8})-(\\d{4,9})-(\\d)");
  private static final Pattern DIGITS = Pattern.compile("(\\d{8})(\\d{4,9})(\\d)");

  public OrderNumber {
    var parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException("\"%s\" is not an order number.".formatted(value));
    }
    if (checkDigit(parts.group(1) + parts.group(2)) != parts.group(3).charAt(0)) {
      throw new IllegalArgumentException(
          "A digit of the order number \"%s\" is wrong.".formatted(value));
    }
  }

  /**
   * @param year the full year
   * @param sequence counts the orders of the county in that year, from 1
   */
  static OrderNumber of(AreaCode county, int year, long sequence) {
    var front = "%s%02d".formatted(county.at(AreaCode.Level.COUNTY).value(), year % 100);
    var back = "%04d".formatted(sequence);
    return new OrderNumber("%s-%s-%s".formatted(front, back, checkDigit(front + back)));
  }

  /** Reads what somebody typed: hyphens and spaces may be missing; empty when it is no number. */
  public static Optional<OrderNumber> read(String typed) {
    var digits = DIGITS.matcher(Typed.halfWidth(typed).replaceAll("[\\s\\-–—]", ""));
    if (!digits.matches()) {
      return Optional.empty();
    }
    boolean right = checkDigit(digits.group(1) + digits.group(2)) == digits.group(3).charAt(0);
    return right
        ? Optional.of(
            new OrderNumber(
                "%s-%s-%s".formatted(digits.group(1), digits.group(2), digits.group(3))))
        : Optional.empty();
  }

  private static char checkDigit(String digits) {
    int product = 10;
    for (int at = 0; at < digits.length(); at++) {
      int sum = (product + digits.charAt(at) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (char) ('0' + (11 - product) % 10);
  }

  @Override
  public String toString() {
    return value;
  }
}
