package org.diandan.request.clock.web;

import java.util.ArrayList;
import java.util.List;
import org.diandan.contract.AreaCode;
import org.diandan.request.clock.DeskHours;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Desk hours as an administrator types or sends them.
 *
 * @param area code; empty for everywhere
 * @param workingDays spans such as {@code 08:30-12:00 14:00-17:30}; empty for closed
 * @param freeDays as for working days
 */
record TypedHours(@Nullable String area, @Nullable String workingDays, @Nullable String freeDays) {

  /** Empty when they can be used. */
  List<FieldError> errors() {
    var errors = new ArrayList<FieldError>();
    if (!code().isEmpty() && !AreaCode.isWellFormed(code())) {
      errors.add(new FieldError("area", "calendar.area.wrong"));
    }
    if (DeskHours.read(text(workingDays)).isEmpty()) {
      errors.add(new FieldError("workingDays", "calendar.hours.wrong"));
    }
    if (DeskHours.read(text(freeDays)).isEmpty()) {
      errors.add(new FieldError("freeDays", "calendar.hours.wrong"));
    }
    return errors;
  }

  /** The area; empty for everywhere. */
  String code() {
    return text(area).strip();
  }

  /** The hours once there are no errors. */
  DeskHours hours() {
    return new DeskHours(
        DeskHours.read(text(workingDays)).orElseThrow(),
        DeskHours.read(text(freeDays)).orElseThrow());
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
