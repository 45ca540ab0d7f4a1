package org.diandan.request.volunteer;

import org.jspecify.annotations.Nullable;

/**
 * What a volunteer may say and need not; kept as one sealed document. Null is not said.
 *
 * @param sex {@code FEMALE} or {@code MALE}, for services where somebody asks for the same
 * @param languages dialects, foreign languages, sign language, in own words
 * @param homeCommunity where the volunteer also reports as a neighbour (双报到)
 * @param workUnit where the volunteer works
 * @param documentType a {@link DocumentType}; only certificates need it
 * @param documentNumber of that document
 */
public record Details(
    @Nullable String sex,
    @Nullable String languages,
    @Nullable String homeCommunity,
    @Nullable String workUnit,
    @Nullable String emergencyName,
    @Nullable String emergencyPhone,
    @Nullable String documentType,
    @Nullable String documentNumber) {

  static final Details NONE = new Details(null, null, null, null, null, null, null, null);

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "Details[…]";
  }
}
