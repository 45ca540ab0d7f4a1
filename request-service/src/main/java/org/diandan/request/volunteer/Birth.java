package org.diandan.request.volunteer;

import java.time.LocalDate;
import java.time.Period;
import org.diandan.contract.PersonEvent.AgeGroup;

/**
 * A date of birth and what follows from it.
 *
 * @see <a href="../../../../../../../docs/decisions/0030-volunteers.md">decision 0030</a>
 */
record Birth(LocalDate date) {

  private static final int YOUTH = 14;
  private static final int OLDER_YOUTH = 16;
  private static final int ADULT = 18;

  /** The age group on a day; it changes with the birthday itself. */
  AgeGroup groupOn(LocalDate day) {
    var years = Period.between(date, day).getYears();
    if (years < YOUTH) {
      return AgeGroup.CHILD;
    }
    if (years < OLDER_YOUTH) {
      return AgeGroup.YOUTH;
    }
    return years < ADULT ? AgeGroup.OLDER_YOUTH : AgeGroup.ADULT;
  }

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "Birth[…]";
  }
}
