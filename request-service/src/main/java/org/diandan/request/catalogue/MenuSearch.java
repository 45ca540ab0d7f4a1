package org.diandan.request.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds items by Chinese words, by pinyin in full or by initials, and by English words. Built once;
 * safe for use by many threads.
 */
final class MenuSearch {

  private static final int MOST_FOUND = 10;
  private static final Pattern LETTERS = Pattern.compile("[a-z' ]*[a-z][a-z' ]*");

  /** Up to here letters are rather initials than the beginning of an English word. */
  private static final int SHORT = 3;

  private final List<Entry> entries;

  /**
   * @param otherWords what people call an item, by its code
   */
  MenuSearch(List<ServiceGroup> groups, Map<String, List<String>> otherWords) {
    this.entries =
        groups.stream()
            .flatMap(
                group -> group.items().stream().map(item -> entryOf(group, item, otherWords)))
            .toList();
  }

  private record Entry(ServiceItem item, Words group, List<String> otherWords, List<Spelled> spelled) {}

  private record Found(ServiceItem item, int rank) {}

  private static Entry entryOf(
      ServiceGroup group, ServiceItem item, Map<String, List<String>> otherWords) {
    var others = otherWords.getOrDefault(item.code().value(), List.of());
    var spelled = new ArrayList<Spelled>();
    spelled.add(Spelled.of(item.name().zh()));
    others.forEach(word -> spelled.add(Spelled.of(word)));
    return new Entry(item, group.name(), others, List.copyOf(spelled));
  }

  /** Best first, at most ten; items that fit equally well in the order of the menu. */
  List<ServiceItem> find(String typed) {
    var words = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    if (words.isEmpty()) {
      return List.of();
    }
    boolean letters = LETTERS.matcher(words).matches();
    return entries.stream()
        .map(entry -> new Found(entry.item(), letters ? ofLetters(entry, words) : of(entry, words)))
        .filter(found -> found.rank() > 0)
        .sorted(Comparator.comparingInt(Found::rank).reversed())
        .map(Found::item)
        .limit(MOST_FOUND)
        .toList();
  }

  /** From 100 (the item is named) down to 0 (nothing in common). */
  private static int of(Entry entry, String words) {
    var name = entry.item().name().zh();
    if (name.contains(words)) {
      return 100;
    }
    var known = entry.otherWords().stream().filter(words::contains).mapToInt(String::length).max();
    if (known.isPresent()) {
      return 80 + Math.min(known.getAsInt(), 9);
    }
    if (entry.otherWords().stream().anyMatch(other -> other.contains(words))) {
      return 75;
    }
    if (entry.group().zh().contains(words)) {
      return 60;
    }
    var alike =
        Stream.concat(Stream.of(name), entry.otherWords().stream())
            .mapToLong(text -> sharedPairs(text, words))
            .max()
            .orElse(0);
    return entry.item().isSomethingElse() || alike == 0 ? 0 : (int) Math.min(50, 20 + alike);
  }

  private static int ofLetters(Entry entry, String words) {
    var letters = words.replaceAll("[' ]", "");
    int english = english(entry, words);
    int name = rank(entry.spelled().getFirst().fit(letters));
    int others =
        entry.spelled().stream().skip(1).mapToInt(other -> rank(other.fit(letters))).max().orElse(0);
    return Math.max(english, Math.max(name, others - 1));
  }

  private static int english(Entry entry, String words) {
    int most = words.length() > SHORT ? 98 : 70;
    if (startsWord(entry.item().name().en(), words)) {
      return most;
    }
    return startsWord(entry.group().en(), words) ? most - 30 : 0;
  }

  private static boolean startsWord(String text, String words) {
    return (" " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ")).contains(" " + words);
  }

  private static int rank(Spelled.Fit fit) {
    return switch (fit) {
      case WHOLE -> 97;
      case FULL -> 95;
      case FULL_INSIDE -> 90;
      case ALL_INITIALS -> 85;
      case INITIALS -> 80;
      case INITIALS_INSIDE -> 50;
      case NONE -> 0;
    };
  }

  private static long sharedPairs(String text, String words) {
    return Stream.iterate(0, at -> at + 2 <= words.length(), at -> at + 1)
        .filter(at -> text.contains(words.substring(at, at + 2)))
        .count();
  }
}
