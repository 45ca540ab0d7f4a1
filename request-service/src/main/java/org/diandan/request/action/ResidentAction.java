package org.diandan.request.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a resident does with a request, unchecked. */
public sealed interface ResidentAction {

  /**
   * It is no longer wanted.
   *
   * @param reason own words, at most 200 characters; null when none was given
   */
  record Withdraw(@Nullable String reason) implements ResidentAction {}

  /**
   * There is more to say about the need.
   *
   * @param words 1 to 1000 characters
   */
  record AddWords(String words) implements ResidentAction {}

  /** Please hurry (催办). */
  record Urge() implements ResidentAction {}

  /**
   * Another time is wished.
   *
   * @param from inclusive
   * @param until exclusive
   */
  record Reschedule(Instant from, Instant until) implements ResidentAction {}

  /**
   * How it went.
   *
   * @param resolved the base of the resolution rate; an unresolved request is searched for again
   * @param stars 1 to 5
   * @param words at most 1000 characters; may be empty
   */
  record Evaluate(boolean resolved, int stars, String words) implements ResidentAction {}

  /**
   * It was closed too early or came back.
   *
   * @param words at most 1000 characters; may be empty
   */
  record Reopen(String words) implements ResidentAction {}
}
