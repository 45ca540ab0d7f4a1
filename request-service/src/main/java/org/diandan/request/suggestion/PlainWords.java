package org.diandan.request.suggestion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What somebody said, reduced to letters and digits: voice typing sets no punctuation, and a comma
 * says nothing about what is meant.
 *
 * @param text lower case, ordinary width, without spaces and signs; may be empty
 */
public record PlainWords(String text) {

  /** Characters of grammar: nearly everybody uses them, whatever is meant. */
  private static final String GRAMMAR =
      "的了我想有没人要不在是来去能请个一这那他她它你们吗呢啊吧就都也很和跟给把被让到上下里得着过会可以什么怎样些啥咋几好多大";

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
  public NavigableSet<String> grams() {
    var grams = pairs();
    letters().codePoints().mapToObj(Character::toString).forEach(grams::add);
    return grams;
  }

  /** Every pair of neighbouring characters, each once. */
  public NavigableSet<String> pairs() {
    var pairs = new TreeSet<String>();
    var letters = letters().codePoints().toArray();
    for (int at = 0; at + 1 < letters.length; at++) {
      pairs.add(new String(letters, at, 2));
    }
    return pairs;
  }

  /** Every single character that tells something, each once. */
  public NavigableSet<String> tellingLetters() {
    var letters = new TreeSet<String>();
    letters()
        .codePoints()
        .filter(letter -> GRAMMAR.indexOf(letter) < 0)
        .mapToObj(Character::toString)
        .forEach(letters::add);
    return letters;
  }

  /** Digits are house and telephone numbers; they tell nothing and are nobody's business. */
  private String letters() {
    return text.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
