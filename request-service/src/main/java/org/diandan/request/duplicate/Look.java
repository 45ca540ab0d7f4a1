package org.diandan.request.duplicate;

import java.util.Set;

/**
 * What words look like when nobody may read them.
 *
 * @param pairs a number for each pair of neighbouring characters
 * @param letters a number for each single character that tells something
 */
public record Look(Set<Long> pairs, Set<Long> letters) {

  static final Look NOTHING = new Look(Set.of(), Set.of());

  public Look {
    pairs = Set.copyOf(pairs);
    letters = Set.copyOf(letters);
  }
}
