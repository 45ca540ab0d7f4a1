package org.diandan.matching.visit;

import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.VisitResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of a visit.
 *
 * @param reason why the team could not help; null for all other results
 * @param note for the team's own record, never published; null when there is nothing to say
 */
public record Ending(VisitResult result, @Nullable Hindrance reason, @Nullable String note) {

  public Ending {
    if ((result == VisitResult.UNABLE) != (reason != null)) {
      throw new IllegalArgumentException(
          "A visit that ends as %s has %s reason."
              .formatted(result, result == VisitResult.UNABLE ? "a" : "no"));
    }
  }

  /** Why a team that was there could not help. */
  public enum Hindrance {
    /** A person finds out first what became of the resident; no second team comes in vain. */
    NOBODY_MET(ReleaseReason.OTHER),
    TOO_LARGE(ReleaseReason.TASK_TOO_LARGE),
    WRONG_SKILL(ReleaseReason.WRONG_CATEGORY),
    NO_MATERIAL(ReleaseReason.OTHER),
    UNSAFE(ReleaseReason.SAFETY_WORRY),
    HEALTH(ReleaseReason.HEALTH),
    OTHER(ReleaseReason.OTHER);

    private final ReleaseReason published;

    Hindrance(ReleaseReason published) {
      this.published = published;
    }
  }

  /** Everything is done, and nothing is said about it. */
  public static Ending done() {
    return new Ending(VisitResult.DONE, null, null);
  }

  /** Whether the resident has the last word now; else help is still to be found. */
  boolean isDelivered() {
    return result == VisitResult.DONE || result == VisitResult.PARTLY;
  }

  /** Why a person has to look before anybody else is asked; null when the search just goes on. */
  @Nullable EscalationReason forAPerson() {
    if (result == VisitResult.NEEDS_DEPARTMENT) {
      return EscalationReason.NEEDS_DEPARTMENT;
    }
    return reason == Hindrance.NOBODY_MET ? EscalationReason.NOBODY_MET : null;
  }

  /** The reason as others hear it. */
  ReleaseReason published() {
    return reason == null ? ReleaseReason.WRONG_CATEGORY : reason.published;
  }

  @Override
  public String toString() {
    return "Ending[%s, %s]".formatted(result, reason);
  }
}
