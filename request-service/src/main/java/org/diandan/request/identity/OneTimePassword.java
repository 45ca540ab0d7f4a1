package org.diandan.request.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * A password an administrator hands over; whoever signs in with it has to choose another one.
 *
 * @param text four groups of four letters and digits that nobody mistakes for each other, which are
 *     79 random bits
 */
public record OneTimePassword(String text) {

  /** How long it counts. */
  public static final Duration LIFETIME = Duration.ofDays(3);

  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  static OneTimePassword random() {
    var signs =
        RANDOM
            .ints(LENGTH, 0, SIGNS.length())
            .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
            .collect(Collectors.joining());
    return new OneTimePassword(String.join("-", signs.split("(?<=\\G.{4})")));
  }

  /** Never shows the secret in a log. */
  @Override
  public String toString() {
    return "OneTimePassword[…]";
  }
}
