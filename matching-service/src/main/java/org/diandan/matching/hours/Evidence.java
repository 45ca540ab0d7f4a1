package org.diandan.matching.hours;

import java.util.UUID;
import org.diandan.contract.HoursEvent.EvidenceRung;
import org.jspecify.annotations.Nullable;

/**
 * What a stretch of service stands on.
 *
 * @param codeSpoken whether the resident's one-time code was typed
 * @param nearAtStart whether the check-in was proven to be at the place
 * @param nearAtEnd the same of the check-out
 * @param timesMadeUp whether somebody or something else than the person's own check-in and
 *     check-out set a time: a forgotten check-out, a corrected entry
 * @param vouchedBy who stands by the times; null when nobody does
 */
public record Evidence(
    boolean codeSpoken,
    boolean nearAtStart,
    boolean nearAtEnd,
    boolean timesMadeUp,
    @Nullable UUID vouchedBy) {

  /** Nothing but somebody's own word. */
  public static Evidence ownWord() {
    return new Evidence(false, false, false, false, null);
  }

  /** The same, with somebody standing by the times. */
  public Evidence vouchedBy(UUID leader) {
    return new Evidence(codeSpoken, nearAtStart, nearAtEnd, timesMadeUp, leader);
  }

  /**
   * The rung of the evidence ladder. Nobody vouches for themselves, and times that were made up are
   * worth no more than the word of whoever stands by them.
   *
   * @param personId who served
   */
  public EvidenceRung rung(UUID personId) {
    boolean near = nearAtStart && nearAtEnd && !timesMadeUp;
    boolean spoken = codeSpoken && !timesMadeUp;
    if (near && spoken) {
      return EvidenceRung.E4;
    }
    if (near) {
      return EvidenceRung.E3;
    }
    if (spoken) {
      return EvidenceRung.E2;
    }
    return vouchedBy != null && !vouchedBy.equals(personId) ? EvidenceRung.E1 : EvidenceRung.E0;
  }
}
