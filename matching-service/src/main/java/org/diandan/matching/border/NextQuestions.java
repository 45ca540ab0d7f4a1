package org.diandan.matching.border;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.diandan.contract.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * Whom a search asks next beyond the border: the nearest neighbour that was not asked in this
 * attempt, one after another; in an emergency all of them at once. Plain code.
 *
 * @param neighbours to ask now, nearest first
 * @param attempt which time they are asked in this round
 * @param lookAt when the search looks again by itself; null when the end of a question, or the next
 *     step of the search, will say so
 */
record NextQuestions(List<AreaCode> neighbours, int attempt, @Nullable Instant lookAt) {

  NextQuestions {
    neighbours = List.copyOf(neighbours);
  }

  /**
   * Decides.
   *
   * @param urgent whether all are asked at once
   * @param near prefectures to ask at most, nearest first
   * @param asked every question of this round
   */
  static NextQuestions of(
      boolean urgent, List<AreaCode> near, Asked asked, BorderProperties settings) {
    var attempt = asked.attempt();
    var left = near.stream().filter(area -> !asked.in(attempt).contains(area)).toList();
    if (!left.isEmpty() && (urgent || !asked.anyOpen())) {
      return new NextQuestions(first(urgent, left), attempt, null);
    }
    if (asked.anyOpen() || attempt >= settings.attempts()) {
      return new NextQuestions(List.of(), attempt, null);
    }
    // Where nobody can be asked, a prefecture may get its first team later.
    var last = near.isEmpty() ? asked.now() : asked.lastEnd();
    var again = last.plus(settings.askAgainAfter());
    return again.isAfter(asked.now())
        ? new NextQuestions(List.of(), attempt, again)
        : new NextQuestions(first(urgent, near), attempt + 1, null);
  }

  private static List<AreaCode> first(boolean urgent, List<AreaCode> left) {
    return urgent ? left : left.subList(0, 1);
  }

  /**
   * What was asked in a round.
   *
   * @param now the moment of the decision
   */
  record Asked(List<BorderQuestion> questions, Instant now) {

    Asked {
      questions = List.copyOf(questions);
    }

    int attempt() {
      return questions.stream().mapToInt(BorderQuestion::attempt).max().orElse(1);
    }

    boolean anyOpen() {
      return questions.stream().anyMatch(BorderQuestion::isOpen);
    }

    Set<AreaCode> in(int attempt) {
      return questions.stream()
          .filter(question -> question.attempt() == attempt)
          .map(BorderQuestion::neighbour)
          .collect(Collectors.toSet());
    }

    /** When the last of them ended; long ago when none was asked. */
    Instant lastEnd() {
      return questions.stream()
          .map(BorderQuestion::endedAt)
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElse(Instant.EPOCH);
    }
  }
}
