package org.diandan.notification.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text with named places, such as {@code 有一单「{服务}」（{单号}）}. Braces stand for nothing else.
 *
 * @param parts in order; a place or words
 */
public record Phrase(List<Part> parts) {

  public Phrase {
    parts = List.copyOf(parts);
  }

  /** Words, or a place that is filled when it is told. */
  sealed interface Part {

    record Words(String text) implements Part {}

    record Place(Placeholder placeholder) implements Part {}
  }

  /** What came of reading a text. */
  public sealed interface Reading {

    /** It can be told. */
    record Understood(Phrase phrase) implements Reading {}

    /**
     * A place with a name nobody knows.
     *
     * @param line counts from 1
     * @param name as it was typed
     */
    record UnknownPlace(int line, String name) implements Reading {}

    /**
     * A brace without its other one.
     *
     * @param line counts from 1
     */
    record LooseBrace(int line) implements Reading {}
  }

  /** Reads what somebody wrote; names of places count in both languages. */
  public static Reading read(String text) {
    var parts = new ArrayList<Part>();
    var words = new StringBuilder();
    var line = 1;
    for (var at = 0; at < text.length(); at++) {
      var character = text.charAt(at);
      if (character == '}') {
        return new Reading.LooseBrace(line);
      }
      if (character != '{') {
        words.append(character);
        line += character == '\n' ? 1 : 0;
        continue;
      }
      var end = text.indexOf('}', at);
      var name = end < 0 ? "{" : text.substring(at + 1, end);
      if (name.contains("{") || name.contains("\n")) {
        return new Reading.LooseBrace(line);
      }
      var place = Placeholder.named(name.strip());
      if (place.isEmpty()) {
        return new Reading.UnknownPlace(line, name);
      }
      addWords(parts, words);
      parts.add(new Part.Place(place.get()));
      at = end;
    }
    addWords(parts, words);
    return new Reading.Understood(new Phrase(parts));
  }

  private static void addWords(List<Part> parts, StringBuilder words) {
    if (!words.isEmpty()) {
      parts.add(new Part.Words(words.toString()));
      words.setLength(0);
    }
  }

  /**
   * A text as it is shipped: places are numbered in the order of {@code order}, an apostrophe may
   * be written twice.
   */
  static Phrase shipped(String pattern, List<Placeholder> order) {
    var text = pattern.replace("''", "'");
    for (var number = 0; number < order.size(); number++) {
      text = text.replace("{" + number + "}", order.get(number).written(Language.CHINESE));
    }
    return switch (read(text)) {
      case Reading.Understood understood -> understood.phrase();
      case Reading.UnknownPlace _, Reading.LooseBrace _ ->
          throw new IllegalStateException("A shipped text cannot be told: " + pattern);
    };
  }

  /** The phrase with its places filled; what is not known leaves nothing. */
  String say(Map<Placeholder, String> values) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Words words -> words.text();
                  case Part.Place place -> values.getOrDefault(place.placeholder(), "");
                })
        .collect(Collectors.joining());
  }

  /** As people write it. */
  public String written(Language language) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case Part.Words words -> words.text();
                  case Part.Place place -> place.placeholder().written(language);
                })
        .collect(Collectors.joining());
  }

  /** The places it has. */
  public Set<Placeholder> places() {
    var places = EnumSet.noneOf(Placeholder.class);
    for (var part : parts) {
      if (part instanceof Part.Place place) {
        places.add(place.placeholder());
      }
    }
    return places;
  }

  /** Where a place stands first, counting lines from 1; null when it does not stand there. */
  public @Nullable Integer lineOf(Placeholder wanted) {
    var line = 1;
    for (var part : parts) {
      switch (part) {
        case Part.Place place when place.placeholder() == wanted -> {
          return line;
        }
        case Part.Place _ -> {}
        case Part.Words words -> line += (int) words.text().chars().filter(c -> c == '\n').count();
      }
    }
    return null;
  }
}
