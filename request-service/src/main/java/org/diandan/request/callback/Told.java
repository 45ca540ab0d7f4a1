package org.diandan.request.callback;

import org.jspecify.annotations.Nullable;

/**
 * What an agent tells of a try.
 *
 * @param contacted whether whoever handled it had been in touch before; null when it was not asked
 * @param stars 1 to 5 as the resident said, 0 when nothing was said
 * @param words the resident's own, at most 1000 characters; may be empty
 */
public record Told(Outcome outcome, @Nullable Contact contacted, int stars, String words) {

  /** What a resident remembers of whoever handled the request. */
  public enum Contact {
    YES,
    NO,
    UNSURE;

    /** Null when the resident could not say. */
    @Nullable Boolean remembered() {
      return this == UNSURE ? null : Boolean.valueOf(this == YES);
    }
  }

  @Override
  public String toString() {
    return "Told[%s]".formatted(outcome);
  }
}
