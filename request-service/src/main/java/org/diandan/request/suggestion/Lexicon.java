package org.diandan.request.suggestion;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diandan.contract.ServiceItemCode;
import org.diandan.request.csv.CsvTable;
import org.springframework.core.io.ClassPathResource;

/**
 * The words that speak for items. The longest word at a place counts alone: 打印机 is an appliance
 * that is broken, although 打印 in it would be printing. Immutable.
 */
public final class Lexicon {

  private static final String SHIPPED = "suggestion/lexicon.csv";

  private final List<LexiconWord> words;
  private final Map<String, List<LexiconWord>> byWord;
  private final int longest;

  /** A lexicon of these words; those of weight 0 are left out. */
  public Lexicon(List<LexiconWord> words) {
    this.words = words.stream().filter(word -> word.weight() > 0).toList();
    byWord = this.words.stream().collect(groupingBy(LexiconWord::word));
    longest = byWord.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  List<LexiconWord> words() {
    return words;
  }

  /** The words that come with the platform. */
  public static List<LexiconWord> shipped() {
    return CsvTable.of(new ClassPathResource(SHIPPED)).rows().stream()
        .flatMap(row -> wordsOf(row).stream())
        .toList();
  }

  private static List<LexiconWord> wordsOf(Map<String, String> row) {
    var item = new ServiceItemCode(requireNonNull(row.get("item")));
    var weight = Double.parseDouble(requireNonNull(row.get("weight")));
    boolean first = "yes".equals(row.get("first"));
    var words = new ArrayList<LexiconWord>();
    for (var word : requireNonNull(row.get("words")).strip().split(" ", -1)) {
      words.add(new LexiconWord(PlainWords.of(word).text(), item, weight, first));
    }
    return words;
  }

  /**
   * What the words speak for.
   *
   * @param weights sum of the weights of the different words found, by item
   * @param first items whose words ask for haste
   */
  record Found(Map<ServiceItemCode, Double> weights, Set<ServiceItemCode> first) {

    Found {
      weights = Map.copyOf(weights);
      first = Set.copyOf(first);
    }
  }

  /** A word at a place of the text; the end is exclusive. */
  private record Hit(String word, int start, int end) {

    boolean isInside(Hit other) {
      return other.start <= start && end <= other.end && other.end - other.start > end - start;
    }
  }

  Found find(PlainWords words) {
    var hits = hits(words.text());
    var weights = new HashMap<ServiceItemCode, Double>();
    var first = new HashSet<ServiceItemCode>();
    hits.stream()
        .filter(hit -> hits.stream().noneMatch(hit::isInside))
        .map(Hit::word)
        .distinct()
        .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
        .forEach(
            word -> {
              weights.merge(word.item(), word.weight(), Double::sum);
              if (word.goesFirst()) {
                first.add(word.item());
              }
            });
    return new Found(weights, first);
  }

  private List<Hit> hits(String text) {
    var hits = new ArrayList<Hit>();
    for (int start = 0; start < text.length(); start++) {
      for (int end = start + 1; end <= Math.min(text.length(), start + longest); end++) {
        var word = text.substring(start, end);
        if (byWord.containsKey(word)) {
          hits.add(new Hit(word, start, end));
        }
      }
    }
    return hits;
  }
}
