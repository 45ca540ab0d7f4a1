package org.diandan.benchmarks.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.benchmarks.CsvRows;
import org.diandan.request.duplicate.Likeness;
import org.diandan.request.duplicate.Look;
import org.diandan.request.suggestion.PlainWords;

/**
 * How well requests that mean the same are told from others near by. Everything of a group counts
 * as near; the product compares within a town, or 500 m, so it has fewer to confuse.
 */
final class DuplicateFigures {

  private static final List<Double> THRESHOLDS =
      List.of(0.1, 0.14, Likeness.THRESHOLD, 0.22, 0.26, 0.3);

  /** One request; the matter is what it is really about. */
  private record Told(String group, String matter, Look look) {

    static Told of(List<String> row) {
      return new Told(row.getFirst(), row.get(1), lookOf(PlainWords.of(row.get(2))));
    }

    /** The product keeps keyed hashes; here each character and pair is its own number. */
    private static Look lookOf(PlainWords words) {
      return new Look(numbers(words.pairs()), numbers(words.tellingLetters()));
    }

    private static Set<Long> numbers(Set<String> grams) {
      return grams.stream()
          .map(gram -> gram.codePoints().asLongStream().reduce(1, (all, one) -> all << 21 | one))
          .collect(Collectors.toUnmodifiableSet());
    }

    boolean isLike(Told other) {
      return !equals(other) && matter.equals(other.matter);
    }

    boolean isForChoosing() {
      return Sentence.drawn(matter, 2) == 0;
    }
  }

  private record Pair(boolean same, double likeness) {}

  private final List<Told> all =
      CsvRows.of("/words/same-matters.csv").stream().map(Told::of).toList();

  void print() {
    var matters = all.stream().collect(Collectors.groupingBy(Told::matter, Collectors.counting()));
    System.out.printf(
        "requests: %d about %d matters, %d of them told more than once%n%n",
        all.size(), matters.size(), matters.values().stream().filter(times -> times > 1).count());
    System.out.println("           to choose the threshold   test");
    System.out.println("threshold  relative found  right     relative found  right  all relatives");
    for (var threshold : THRESHOLDS) {
      System.out.printf(
          "%-9s  %s  %s%s%n",
          threshold,
          Hits.of(comparisons(true), threshold),
          Hits.of(comparisons(false), threshold),
          threshold == Likeness.THRESHOLD ? "  <- in force" : "");
    }
  }

  /** Of one request: how much it resembles each of its group. */
  private List<List<Pair>> comparisons(boolean choosing) {
    return all.stream().filter(one -> one.isForChoosing() == choosing).map(this::compared).toList();
  }

  private List<Pair> compared(Told one) {
    var others =
        all.stream()
            .filter(other -> !other.equals(one) && other.group().equals(one.group()))
            .filter(other -> one.look().pairs().stream().anyMatch(other.look().pairs()::contains))
            .toList();
    var texts = new ArrayList<>(others.stream().map(Told::look).toList());
    texts.add(one.look());
    var likeness = new Likeness(texts);
    var pairs =
        new ArrayList<>(
            others.stream()
                .map(
                    other ->
                        new Pair(one.isLike(other), likeness.between(one.look(), other.look())))
                .toList());
    // A relative without a common pair of characters is never fetched; it counts as missed.
    all.stream()
        .filter(one::isLike)
        .filter(other -> !others.contains(other))
        .forEach(other -> pairs.add(new Pair(true, 0)));
    return pairs;
  }

  /** Shares, 0 to 1. */
  private record Hits(double relativeFound, double right, double allRelatives) {

    static Hits of(List<List<Pair>> comparisons, double threshold) {
      var related =
          comparisons.stream().filter(pairs -> pairs.stream().anyMatch(Pair::same)).toList();
      double found =
          related.stream()
              .filter(
                  pairs ->
                      pairs.stream().anyMatch(pair -> pair.same() && pair.likeness() >= threshold))
              .count();
      var pairs = comparisons.stream().flatMap(List::stream).toList();
      double hits = pairs.stream().filter(pair -> pair.likeness() >= threshold).count();
      double rightHits =
          pairs.stream().filter(pair -> pair.same() && pair.likeness() >= threshold).count();
      double relatives = pairs.stream().filter(Pair::same).count();
      return new Hits(found / related.size(), rightHits / hits, rightHits / relatives);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%-14.3f  %.3f  %.3f", relativeFound, right, allRelatives);
    }
  }
}
