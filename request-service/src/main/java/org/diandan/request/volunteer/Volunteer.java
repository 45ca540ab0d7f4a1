package org.diandan.request.volunteer;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.PersonEvent.AgeGroup;
import org.diandan.contract.PersonEvent.PersonState;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of somebody who serves.
 *
 * @param standing null when an administrator made the person known and nothing was completed
 * @param phone only digits; null when none is known
 * @param area where the volunteer lives; null when it was not told
 */
public record Volunteer(
    UUID personId,
    String name,
    @Nullable String phone,
    @Nullable Standing standing,
    @Nullable Birth birth,
    @Nullable AreaCode area,
    Details details,
    @Nullable Guardian guardian) {

  /**
   * How somebody is registered.
   *
   * @param number names the volunteer where no document number may stand
   * @param leftAt null unless the volunteer left
   */
  public record Standing(
      long number,
      PersonState state,
      AgeGroup ageGroup,
      Instant joinedAt,
      @Nullable Instant leftAt) {

    /** Eight digits. */
    public String printedNumber() {
      return "%08d".formatted(number);
    }
  }

  /**
   * Who answers for a minor.
   *
   * @param agreedAt when the guardian proved the phone and agreed; null until then
   */
  public record Guardian(String name, String phone, @Nullable Instant agreedAt) {

    /** Never shows anything personal in a log. */
    @Override
    public String toString() {
      return "Guardian[…]";
    }
  }

  /** As ISO text; empty when it was not told. */
  public String birthDate() {
    return birth == null ? "" : birth.date().toString();
  }

  boolean hasAgreedGuardian() {
    return guardian != null && guardian.agreedAt() != null;
  }

  /** Never shows anything personal in a log. */
  @Override
  public String toString() {
    return "Volunteer[" + personId + "]";
  }
}
