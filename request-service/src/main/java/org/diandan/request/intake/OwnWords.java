package org.diandan.request.intake;

import java.util.Optional;

/** Decides whether what somebody wrote can be kept. */
public final class OwnWords {

  private OwnWords() {}

  /**
   * What is wrong with it; empty when it can be kept.
   *
   * @param field its name; {@code request.<field>.long} says that it is too long
   * @param longest in characters
   */
  public static Optional<Fault> fault(String field, String typed, int longest) {
    if (typed.length() > longest) {
      return Optional.of(
          Fault.malformed(field, "request." + field + ".long", longest, typed.length()));
    }
    return Typed.hasControlCharacters(typed)
        ? Optional.of(Fault.malformed(field, "request.control-characters"))
        : Optional.empty();
  }
}
