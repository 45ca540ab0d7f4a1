package org.diandan.matching.volunteer;

import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who serves.
 *
 * @param home as exactly as was told; null when it was not
 * @param mergedInto whose hours and teams these are now; null unless the person was known twice
 */
public record Volunteer(
    UUID personId,
    PersonState state,
    AgeGroup ageGroup,
    @Nullable AreaCode home,
    @Nullable UUID mergedInto) {

  /** Whoever was never told of: made known by an administrator, and counts as an adult. */
  public static Volunteer untold(UUID personId) {
    return new Volunteer(personId, PersonState.ACTIVE, AgeGroup.UNKNOWN, null, null);
  }

  /** Whether the person may go anywhere at all; a child goes beside an adult only. */
  public boolean mayServe() {
    return state == PersonState.ACTIVE;
  }
}
