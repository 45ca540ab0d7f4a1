package org.diandan.request.certificate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The number of a certificate: year and month of issue, eight random characters, and one that finds
 * a mistyped one, such as {@code 2611-K7M2-PQ4X-9}.
 *
 * @param value with its dashes; there is no 0, 1, I, L, O or U in the random part
 */
public record CertificateNumber(String value) {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int MONTH = 4;
  private static final int RANDOM = 8;
  private static final int WEIGHT = 7;
  private static final int PRIME = 31;
  private static final int PLAIN_LENGTH = 13;

  public CertificateNumber {
    if (!isWellFormed(plain(value)) || !value.equals(dashed(plain(value)))) {
      throw new IllegalArgumentException("\"%s\" is no certificate number.".formatted(value));
    }
  }

  /** A new number of a month. */
  static CertificateNumber of(LocalDate day, RandomGenerator random) {
    while (true) {
      var plain = new StringBuilder("%02d%02d".formatted(day.getYear() % 100, day.getMonthValue()));
      for (int i = 0; i < RANDOM; i++) {
        plain.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      int sum = sum(plain);
      // One of 31 sums has no character; such a number is not used.
      if (sum < ALPHABET.length()) {
        return new CertificateNumber(dashed(plain.append(ALPHABET.charAt(sum)).toString()));
      }
    }
  }

  /** Reads what somebody typed: spaces, dashes and small letters do not matter. */
  public static Optional<CertificateNumber> read(String typed) {
    var plain = plain(typed);
    return isWellFormed(plain)
        ? Optional.of(new CertificateNumber(dashed(plain)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private static boolean isWellFormed(String plain) {
    return plain.length() == PLAIN_LENGTH
        && plain.substring(0, MONTH).chars().allMatch(c -> c >= '0' && c <= '9')
        && plain.substring(MONTH).chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && ALPHABET.indexOf(plain.charAt(PLAIN_LENGTH - 1))
            == sum(plain.substring(0, PLAIN_LENGTH - 1));
  }

  private static String dashed(String plain) {
    return plain.length() == PLAIN_LENGTH
        ? String.join(
            "-",
            plain.substring(0, 4),
            plain.substring(4, 8),
            plain.substring(8, 12),
            plain.substring(12))
        : plain;
  }

  /** Weighted by place and modulo a prime: a wrong character always shows, and two exchanged. */
  private static int sum(CharSequence plain) {
    int sum = 0;
    for (int i = 0; i < plain.length(); i++) {
      int value = i < MONTH ? plain.charAt(i) - '0' : ALPHABET.indexOf(plain.charAt(i));
      sum = (sum * WEIGHT + value) % PRIME;
    }
    return sum;
  }
}
