package org.diandan.request.callback;

/**
 * What an agent tells of a try.
 *
 * @param stars 1 to 5 with a verdict, 0 without one
 * @param words the resident's own, at most 1000 characters; may be empty
 */
public record Told(Outcome outcome, int stars, String words) {

  @Override
  public String toString() {
    return "Told[%s]".formatted(outcome);
  }
}
