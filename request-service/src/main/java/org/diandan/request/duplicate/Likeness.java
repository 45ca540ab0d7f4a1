package org.diandan.request.duplicate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much words resemble each other: the cosine between their grams, of which rare ones weigh more
 * (TF-IDF with each gram counted once). What is rare is judged by the words it is compared among.
 * Immutable.
 */
public final class Likeness {

  /** From here on two requests may mean the same; found on the first half of the labelled set. */
  public static final double THRESHOLD = 0.3;

  private final Map<Long, Double> weights = new HashMap<>();
  private final double unknown;

  /** Judges rarity by these texts, each as its grams. */
  public Likeness(Collection<Set<Long>> texts) {
    var seenIn = new HashMap<Long, Integer>();
    texts.forEach(grams -> grams.forEach(gram -> seenIn.merge(gram, 1, Integer::sum)));
    seenIn.forEach((gram, seen) -> weights.put(gram, weight(texts.size(), seen)));
    unknown = weight(texts.size(), 0);
  }

  /** From 0, nothing in common, to 1, the same grams. */
  public double between(Set<Long> one, Set<Long> other) {
    double lengths = length(one) * length(other);
    double common =
        one.stream().filter(other::contains).mapToDouble(this::weight).map(w -> w * w).sum();
    return lengths == 0 ? 0 : Math.min(1, common / lengths);
  }

  private double length(Set<Long> grams) {
    return Math.sqrt(grams.stream().mapToDouble(this::weight).map(w -> w * w).sum());
  }

  private double weight(Long gram) {
    return weights.getOrDefault(gram, unknown);
  }

  private static double weight(int texts, int seenIn) {
    return Math.log((texts + 1.0) / (seenIn + 1.0)) + 1;
  }

  /** Judges rarity by the texts and one more. */
  static Likeness among(List<Set<Long>> texts, Set<Long> sought) {
    var all = new java.util.ArrayList<>(texts);
    all.add(sought);
    return new Likeness(all);
  }
}
