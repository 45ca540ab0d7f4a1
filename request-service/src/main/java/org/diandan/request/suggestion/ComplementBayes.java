package org.diandan.request.suggestion;

import java.util.HashMap;
import java.util.Map;
import org.diandan.contract.ServiceItemCode;

/**
 * Complement naive Bayes: a gram speaks for an item when it is rarer among all the others than it
 * would be if the item were not among them. Looking at the others suits items of which only a few
 * choices are known. Immutable.
 *
 * @see <a href="https://people.csail.mit.edu/jrennie/papers/icml03-nb.pdf">Rennie and others, 2003,
 *     section 3.1</a>
 */
final class ComplementBayes {

  /** Added to every count. */
  static final double SMOOTHING = 0.3;

  private final Map<ServiceItemCode, Map<String, Long>> counts;
  private final Map<ServiceItemCode, Long> totals = new HashMap<>();
  private final Map<String, Long> everywhere = new HashMap<>();
  private final long total;

  ComplementBayes(GramCounts learned) {
    counts = learned.byItem();
    counts.forEach(
        (item, grams) -> {
          totals.put(item, grams.values().stream().mapToLong(Long::longValue).sum());
          grams.forEach((gram, seen) -> everywhere.merge(gram, seen, Long::sum));
        });
    total = totals.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * How much the words speak for each item, in nats; 0 for an item nothing is known of, below 0 for
   * one that is known by other grams.
   */
  Map<ServiceItemCode, Double> evidence(PlainWords words) {
    var grams = words.grams();
    grams.retainAll(everywhere.keySet());
    var evidence = new HashMap<ServiceItemCode, Double>();
    counts.forEach(
        (item, own) ->
            evidence.put(
                item,
                grams.stream()
                    .mapToDouble(gram -> evidence(gram, own.getOrDefault(gram, 0L), item))
                    .sum()));
    return evidence;
  }

  /** Log of the gram's share of everything over its share of everything but the item. */
  private double evidence(String gram, long own, ServiceItemCode item) {
    double kinds = SMOOTHING * everywhere.size();
    double all = everywhere.getOrDefault(gram, 0L);
    double others = total - totals.getOrDefault(item, 0L);
    return Math.log((all + SMOOTHING) / (total + kinds))
        - Math.log((all - own + SMOOTHING) / (others + kinds));
  }
}
