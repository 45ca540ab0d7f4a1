package org.diandan.request.qr;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The text of a code: seven random characters that are never taken for each other, so that it can
 * be read out and typed, and not be counted through.
 */
public record CodeText(String value) {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 7;
  private static final Pattern FORM = Pattern.compile("[2-9A-HJKMNP-Z]{" + LENGTH + "}");

  public CodeText {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A code has seven of " + ALPHABET + ", not " + value);
    }
  }

  static CodeText random(RandomGenerator random) {
    var text = new StringBuilder(LENGTH);
    for (int at = 0; at < LENGTH; at++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new CodeText(text.toString());
  }

  /** Reads what somebody typed; small letters, blanks and dashes are forgiven. */
  public static Optional<CodeText> read(String typed) {
    var text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return FORM.matcher(text).matches() ? Optional.of(new CodeText(text)) : Optional.empty();
  }
}
