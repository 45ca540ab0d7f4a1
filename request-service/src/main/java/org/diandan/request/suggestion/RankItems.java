package org.diandan.request.suggestion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diandan.contract.ServiceItemCode;

/** Puts the items somebody may mean in order: what the lexicon and what experience say, added. */
public final class RankItems {

  /** How many are ever shown. */
  public static final int MOST = 3;

  /**
   * What a nat of experience weighs beside the words of the lexicon; found on the training part.
   */
  static final double EXPERIENCE = 0.5;

  private final Lexicon lexicon;
  private final ComplementBayes experience;

  /** A ranking from these words and this experience; either may be empty. */
  public RankItems(Lexicon lexicon, GramCounts learned) {
    this.lexicon = lexicon;
    this.experience = new ComplementBayes(learned);
  }

  /** At most three items, best first; empty when nothing speaks for any. */
  public List<ServiceItemCode> best(PlainWords words) {
    var found = lexicon.find(words);
    var scores = new HashMap<>(found.weights());
    experience
        .evidence(words)
        .forEach((item, nats) -> scores.merge(item, EXPERIENCE * nats, Double::sum));
    return scores.entrySet().stream()
        .filter(score -> score.getValue() > 0 || found.first().contains(score.getKey()))
        .sorted(
            Comparator.comparing(
                    (Map.Entry<ServiceItemCode, Double> score) ->
                        !found.first().contains(score.getKey()))
                .thenComparing(Map.Entry::getValue, Comparator.reverseOrder())
                .thenComparing(score -> score.getKey().value()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }
}
