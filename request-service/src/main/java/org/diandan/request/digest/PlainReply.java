package org.diandan.request.digest;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides whether words may stand before everybody: no number that leads to a person. */
public final class PlainReply {

  /** In characters. */
  public static final int LONGEST_TOPIC = 60;

  /** In characters. */
  public static final int LONGEST_REPLY = 500;

  /** Seven digits or more, however they are parted: phones, documents, cards. */
  private static final Pattern NUMBER = Pattern.compile("\\d(?:[ \\u00a0.\\-–—()]*\\d){6,}");

  private static final Pattern DAY =
      Pattern.compile("(?<![\\d-])(?:19|20)\\d{2}-\\d{1,2}-\\d{1,2}(?![\\d-])");

  private PlainReply() {}

  /** Key of what is wrong; empty when it may be published. */
  public static Optional<String> fault(String words, int longest) {
    var plain = Normalizer.normalize(words, Form.NFKC);
    if (plain.isBlank()) {
      return Optional.of("digest.words.missing");
    }
    if (plain.length() > longest) {
      return Optional.of("digest.words.long");
    }
    return NUMBER.matcher(DAY.matcher(plain).replaceAll("…")).find()
        ? Optional.of("digest.words.number")
        : Optional.empty();
  }
}
