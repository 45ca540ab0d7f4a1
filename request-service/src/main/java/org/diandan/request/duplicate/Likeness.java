package org.diandan.request.duplicate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * How much words resemble each other: the cosine between their characters and pairs of characters,
 * each counted once, of which rare ones weigh more (TF-IDF). What is rare is judged by the words it
 * is compared among. Immutable.
 */
public final class Likeness {

  /**
   * From here on two requests may mean the same. This and the two weights below were chosen on one
   * half of the labelled matters; see the benchmark {@code words}.
   */
  public static final double THRESHOLD = 0.18;

  /** What even a character that everybody uses weighs, beside the logarithm of its rarity. */
  private static final double FLOOR = 2;

  /** A pair repeats what its characters said. */
  private static final double PAIR = 0.7;

  private final Map<Long, Integer> seenIn = new HashMap<>();
  private final int texts;

  /** Judges rarity by these texts. */
  public Likeness(Collection<Look> among) {
    texts = among.size();
    for (var look : among) {
      look.pairs().forEach(gram -> seenIn.merge(gram, 1, Integer::sum));
      look.letters().forEach(gram -> seenIn.merge(gram, 1, Integer::sum));
    }
  }

  /** From 0, nothing in common, to 1, the same. */
  public double between(Look one, Look other) {
    var common =
        new Look(common(one.pairs(), other.pairs()), common(one.letters(), other.letters()));
    double lengths = Math.sqrt(square(one) * square(other));
    return lengths == 0 ? 0 : Math.min(1, square(common) / lengths);
  }

  private static Set<Long> common(Set<Long> some, Set<Long> others) {
    return some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
  }

  private double square(Look look) {
    return DoubleStream.concat(
            look.pairs().stream().mapToDouble(gram -> PAIR * weight(gram)),
            look.letters().stream().mapToDouble(this::weight))
        .map(weight -> weight * weight)
        .sum();
  }

  private double weight(Long gram) {
    return Math.log((texts + 1.0) / (seenIn.getOrDefault(gram, 0) + 1.0)) + FLOOR;
  }
}
