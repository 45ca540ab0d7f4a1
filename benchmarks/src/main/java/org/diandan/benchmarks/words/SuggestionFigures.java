package org.diandan.benchmarks.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.diandan.request.suggestion.GramCounts;
import org.diandan.request.suggestion.Lexicon;
import org.diandan.request.suggestion.RankItems;

/** How often the item that is meant is suggested first, and among the three. */
final class SuggestionFigures {

  private static final Lexicon NO_WORDS = new Lexicon(List.of());
  private static final List<Integer> CONFIRMED = List.of(0, 100, 200, 300);
  private static final int ORDERS = 20;
  private static final int FOLDS = 5;
  private static final long SEED = 20_261_126;

  private final Lexicon lexicon = new Lexicon(Lexicon.shipped());

  private final List<Sentence> training =
      Sentence.all().stream().filter(Sentence::isForTraining).toList();
  private final List<Sentence> test =
      Sentence.all().stream().filter(sentence -> !sentence.isForTraining()).toList();

  /** Shares of sentences, 0 to 1. */
  private record Hits(double first, double amongThree) {

    static Hits of(RankItems ranking, List<Sentence> sentences) {
      double first = 0;
      double amongThree = 0;
      for (var sentence : sentences) {
        var best = ranking.best(sentence.words());
        first += !best.isEmpty() && best.getFirst().equals(sentence.item()) ? 1 : 0;
        amongThree += best.contains(sentence.item()) ? 1 : 0;
      }
      return new Hits(first / sentences.size(), amongThree / sentences.size());
    }

    static Hits mean(List<Hits> some) {
      return new Hits(
          some.stream().mapToDouble(Hits::first).average().orElse(0),
          some.stream().mapToDouble(Hits::amongThree).average().orElse(0));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f  %.3f", first, amongThree);
    }
  }

  void print() {
    System.out.printf(
        "sentences: %d for training, %d for the test%n%n", training.size(), test.size());
    System.out.println("                         training, 5 folds   test");
    System.out.println("                         first  among three  first  among three");
    line("lexicon alone", counts -> new RankItems(lexicon, GramCounts.none()));
    line("experience alone", counts -> new RankItems(NO_WORDS, counts));
    line("both added", counts -> new RankItems(lexicon, counts));
    System.out.println();
    System.out.println("confirmed choices        test, mean of " + ORDERS + " orders");
    for (var confirmed : CONFIRMED) {
      System.out.printf("%-24d %s%n", confirmed, afterConfirming(confirmed));
    }
  }

  private void line(String name, Function<GramCounts, RankItems> ranking) {
    System.out.printf(
        "%-24s %s        %s%n",
        name, acrossFolds(ranking), Hits.of(ranking.apply(learned(training)), test));
  }

  /** Each sentence of the training part is judged by what the other folds taught. */
  private Hits acrossFolds(Function<GramCounts, RankItems> ranking) {
    var folds = new ArrayList<Hits>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      var judged =
          IntStream.range(0, training.size())
              .filter(at -> at % FOLDS == held)
              .mapToObj(training::get)
              .toList();
      var taught =
          IntStream.range(0, training.size())
              .filter(at -> at % FOLDS != held)
              .mapToObj(training::get)
              .toList();
      folds.add(Hits.of(ranking.apply(learned(taught)), judged));
    }
    return Hits.mean(folds);
  }

  private Hits afterConfirming(int confirmed) {
    var orders = new ArrayList<Hits>();
    for (int order = 0; order < ORDERS; order++) {
      var shuffled = new ArrayList<>(training);
      Collections.shuffle(shuffled, new Random(SEED + order));
      orders.add(Hits.of(new RankItems(lexicon, learned(shuffled.subList(0, confirmed))), test));
    }
    return Hits.mean(orders);
  }

  private static GramCounts learned(List<Sentence> sentences) {
    var counts = GramCounts.none();
    for (var sentence : sentences) {
      counts = counts.learned(sentence.words(), sentence.item());
    }
    return counts;
  }
}
