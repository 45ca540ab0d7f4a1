package org.diandan.request.suggestion;

import org.diandan.contract.ServiceItemCode;

/**
 * A word that speaks for an item.
 *
 * @param word as {@link PlainWords} gives it, 1 to 12 characters
 * @param weight 0 to 9; about 1 for a hint, 3 for a name of the thing itself, 0 for switched off
 * @param goesFirst whether its item is put before all others, because minutes count
 */
public record LexiconWord(String word, ServiceItemCode item, double weight, boolean goesFirst) {

  static final int LONGEST = 12;
  static final double HEAVIEST = 9;

  public LexiconWord {
    if (word.isEmpty() || word.codePointCount(0, word.length()) > LONGEST) {
      throw new IllegalArgumentException("A word has 1 to 12 characters, not: " + word);
    }
    if (!(weight >= 0 && weight <= HEAVIEST)) {
      throw new IllegalArgumentException("A weight goes from 0 to 9, not " + weight);
    }
  }
}
