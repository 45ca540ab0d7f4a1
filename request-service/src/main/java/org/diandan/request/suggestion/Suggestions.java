package org.diandan.request.suggestion;

import java.util.List;
import java.util.UUID;

/**
 * What is proposed for some words.
 *
 * @param id names this proposal when the choice is confirmed
 * @param best at most three, best first; empty when the words say nothing we know
 */
public record Suggestions(UUID id, List<Suggestion> best) {

  public Suggestions {
    best = List.copyOf(best);
  }
}
