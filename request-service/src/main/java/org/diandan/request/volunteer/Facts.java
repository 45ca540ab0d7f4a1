package org.diandan.request.volunteer;

import java.time.LocalDate;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of themselves, checked.
 *
 * @param guardian null for adults
 */
record Facts(
    String name, Birth birth, AreaCode area, Details details, @Nullable GuardianContact guardian) {

  /**
   * Whom to ask for consent.
   *
   * @param phone only digits
   */
  record GuardianContact(String name, String phone) {

    /** Never shows anything personal in a log. */
    @Override
    public String toString() {
      return "GuardianContact[…]";
    }
  }

  AgeGroup groupOn(LocalDate day) {
    return birth.groupOn(day);
  }

  /** Nobody under age serves before the guardian agreed. */
  static PersonState stateOf(AgeGroup group, boolean agreed) {
    return group.isMinor() && !agreed ? PersonState.AWAITS_GUARDIAN : PersonState.ACTIVE;
  }

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "Facts[…]";
  }
}
