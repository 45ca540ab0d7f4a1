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
  static final double SMOOTHING = 1;

  private final Map<ServiceItemCode, Map<String, Double>> counts = new HashMap<>();
  private final Map<ServiceItemCode, Double> totals = new HashMap<>();
  private final Map<String, Double> everywhere = new HashMap<>();
  private final double total;

  /**
   * Knows what was learned and the words of the lexicon, as if each had been said alone as often as
   * it weighs: so a word that is only half like one of them counts too.
   */
  ComplementBayes(Lexicon lexicon, GramCounts learned) {
    learned.byItem().forEach((item, grams) -> grams.forEach((gram, seen) -> add(item, gram, seen)));
    lexicon
        .words()
        .forEach(
            word ->
                new PlainWords(word.word())
                    .grams()
                    .forEach(gram -> add(word.item(), gram, word.weight())));
    total = totals.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void add(ServiceItemCode item, String gram, double times) {
    counts.computeIfAbsent(item, _ -> new HashMap<>()).merge(gram, times, Double::sum);
    totals.merge(item, times, Double::sum);
    everywhere.merge(gram, times, Double::sum);
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
                    .mapToDouble(gram -> evidence(gram, own.getOrDefault(gram, 0.0), item))
                    .sum()));
    return evidence;
  }

  /** Log of the gram's share of everything over its share of everything but the item. */
  private double evidence(String gram, double own, ServiceItemCode item) {
    double kinds = SMOOTHING * everywhere.size();
    double all = everywhere.getOrDefault(gram, 0.0);
    double others = total - totals.getOrDefault(item, 0.0);
    return Math.log((all + SMOOTHING) / (total + kinds))
        - Math.log((all - own + SMOOTHING) / (others + kinds));
  }
}
