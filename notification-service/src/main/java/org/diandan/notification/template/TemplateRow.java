package org.diandan.notification.template;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diandan.notification.message.Wording;
import org.diandan.notification.message.WordsInForce.Of;

/**
 * A change of what people are told.
 *
 * @param number of all changes, from 1 without gaps
 * @param words as they were written; empty when the shipped ones were brought back
 * @param wording what is told by it; empty when the shipped words are
 */
public record TemplateRow(
    long number,
    Of what,
    Optional<TypedWords> words,
    Optional<Wording> wording,
    Instant changedAt,
    UUID changedBy,
    String reason) {

  /** Whether it has words that cannot be told, so that the shipped ones are. */
  public boolean isDamaged() {
    return words.isPresent() && wording.isEmpty();
  }
}
