package org.diandan.request.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret of a private link: whoever has it sees the request. 192 random bits; only its hash is
 * stored.
 */
public record LinkToken(String value) {

  private static final int RANDOM_BYTES = 24;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  /** A new secret. */
  public static LinkToken random(SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether text can be a token at all. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /** SHA-256; the token has entropy enough to need no salt. */
  public byte[] hash() {
    return hashOf(value);
  }

  static String hexHashOf(String secret) {
    return HexFormat.of().formatHex(hashOf(secret));
  }

  private static byte[] hashOf(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** Never shows the secret in a log. */
  @Override
  public String toString() {
    return "LinkToken[…]";
  }
}
