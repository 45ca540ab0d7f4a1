package org.diandan.request.duplicate;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.diandan.request.privacy.KeyedHash;
import org.diandan.request.suggestion.PlainWords;
import org.springframework.stereotype.Component;

/**
 * Turns words into the hashes of their pairs of characters. Equal pairs of a county have equal
 * hashes, so they can be compared and found; without the key nobody can turn them back.
 */
@Component
final class HashedPairs {

  private final KeyedHash hash;

  HashedPairs(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * The hashes of some words; empty when there are fewer than two letters in them.
   *
   * @param area in which county they are compared
   */
  Set<Long> of(String words, AreaCode area) {
    var county = area.at(AreaCode.Level.COUNTY).value();
    return PlainWords.of(words).pairs().stream()
        .map(pair -> number("pair " + county + " " + pair))
        .collect(Collectors.toUnmodifiableSet());
  }

  private long number(String text) {
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(hash.of(text))).getLong();
  }
}
