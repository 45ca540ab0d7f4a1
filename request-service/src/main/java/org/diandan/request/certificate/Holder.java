package org.diandan.request.certificate;

import org.jspecify.annotations.Nullable;

/**
 * Whose hours are certified.
 *
 * @param documentType code of the document; null when none is known, like the next
 * @param documentTail the last four characters of its number
 * @param volunteerNumber of the platform; null when there is none
 */
public record Holder(
    String name,
    @Nullable String documentType,
    @Nullable String documentTail,
    @Nullable String volunteerNumber) {

  /** Never shows a name in a log. */
  @Override
  public String toString() {
    return "Holder[…]";
  }
}
