package org.diandan.notification.reply;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wrote back: yes or no, and to which code.
 *
 * @param code four digits
 */
record ReplyText(boolean accepts, String code) {

  /** "1 4821", also without the blank, with full-width digits or a comma between. */
  private static final Pattern FORM = Pattern.compile("([12])[\\s,，.。:：;；+-]*([0-9]{4})");

  private static final int LONGEST = 40;

  /** Empty when it says neither. */
  static Optional<ReplyText> find(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var words = FORM.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    return words.matches()
        ? Optional.of(new ReplyText(words.group(1).equals("1"), words.group(2)))
        : Optional.empty();
  }
}
