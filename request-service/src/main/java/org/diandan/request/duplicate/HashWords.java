package org.diandan.request.duplicate;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.request.suggestion.PlainWords;
import org.springframework.stereotype.Component;

/**
 * Turns words into the hashes of their characters. Equal characters have equal hashes within a
 * county, so they can be compared and found; without the key nobody can turn them back.
 */
@Component
final class HashWords {

  private final KeyedHash hash;

  HashWords(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * The look of some words.
   *
   * @param area in which county they are compared
   */
  Look of(String words, AreaCode area) {
    var county = area.at(AreaCode.Level.COUNTY).value();
    var plain = PlainWords.of(words);
    return new Look(numbers(plain.pairs(), county), numbers(plain.tellingLetters(), county));
  }

  private Set<Long> numbers(Collection<String> grams, String county) {
    return grams.stream()
        .map(gram -> number("gram " + county + " " + gram))
        .collect(Collectors.toUnmodifiableSet());
  }

  private long number(String text) {
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(hash.of(text))).getLong();
  }
}
