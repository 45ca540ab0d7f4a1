package org.diandan.request.suggestion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody said, reduced to letters and digits: voice typing sets no punctuation, and a comma
 * says nothing about what is meant.
 *
 * @param text lower case, ordinary width, without spaces and signs; may be empty
 */
public record PlainWords(String text) {

  /** Reduces what was typed or spoken. */
  public static PlainWords of(String typed) {
    var plain = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return new PlainWords(plain.toString());
  }

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Every single character and every pair of neighbours, each once. */
  public SortedSet<String> grams() {
    var grams = pairs();
    letters().codePoints().mapToObj(Character::toString).forEach(grams::add);
    return grams;
  }

  /** Every pair of neighbouring characters, each once. */
  public SortedSet<String> pairs() {
    var pairs = new TreeSet<String>();
    var letters = letters().codePoints().toArray();
    for (int at = 0; at + 1 < letters.length; at++) {
      pairs.add(new String(letters, at, 2));
    }
    return pairs;
  }

  /** Digits are house and telephone numbers; they tell nothing and are nobody's business. */
  private String letters() {
    return text.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
