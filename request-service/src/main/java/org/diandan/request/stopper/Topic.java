package org.diandan.request.stopper;

import java.util.List;
import org.diandan.request.catalogue.Words;

/**
 * Something to be told first.
 *
 * @param words any of them in what somebody wrote brings it up
 * @param unless what takes its place in the text and means something harmless
 * @param phones whom to call, most urgent first
 * @param title one line
 * @param advice what to do
 */
public record Topic(
    String code,
    Kind kind,
    List<String> words,
    List<String> unless,
    List<String> phones,
    Words title,
    Words advice) {

  public Topic {
    words = List.copyOf(words);
    unless = List.copyOf(unless);
    phones = List.copyOf(phones);
    if (words.isEmpty() || phones.isEmpty()) {
      throw new IllegalArgumentException(
          "The topic %s needs words that bring it up and a phone to call.".formatted(code));
    }
  }

  /** How urgent it is. */
  public enum Kind {
    /** Somebody is in danger. */
    LIFE,
    /** Others do it, not volunteers. */
    ELSEWHERE
  }

  /** Whether somebody is in danger. */
  public boolean isLife() {
    return kind == Kind.LIFE;
  }

  boolean isIn(String text) {
    var left = text;
    for (var harmless : unless) {
      left = left.replace(harmless, "");
    }
    return words.stream().anyMatch(left::contains);
  }
}
