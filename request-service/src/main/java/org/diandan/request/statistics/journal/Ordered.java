package org.diandan.request.statistics.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * One order of a case's events, whatever order they came in: within a topic that of their versions,
 * which the publisher gave; between topics that of time.
 */
final class Ordered {

  private Ordered() {}

  /** Each event once, in that order. */
  static List<Entry> of(Collection<Entry> entries) {
    var seen = new HashSet<>();
    var topics = new TreeMap<String, Deque<Entry>>(Comparator.reverseOrder());
    entries.stream()
        .filter(entry -> seen.add(entry.event().eventId()))
        .sorted(
            Comparator.comparingLong(Entry::version)
                .thenComparing(entry -> entry.event().eventId()))
        .forEach(
            entry ->
                topics.computeIfAbsent(entry.event().topic(), _ -> new ArrayDeque<>()).add(entry));
    var ordered = new ArrayList<Entry>(seen.size());
    while (!topics.isEmpty()) {
      var next =
          topics.entrySet().stream()
              .min(Comparator.comparing(topic -> topic.getValue().getFirst().at()))
              .orElseThrow();
      ordered.add(next.getValue().removeFirst());
      if (next.getValue().isEmpty()) {
        topics.remove(next.getKey());
      }
    }
    return ordered;
  }
}
