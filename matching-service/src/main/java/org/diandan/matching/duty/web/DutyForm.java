package org.diandan.matching.duty.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diandan.matching.duty.PlanDuties.Plan;
import org.diandan.web.InvalidInput;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * What was typed or pressed on the page of a task's people. Kept as typed, so that a wrong field
 * loses nothing.
 *
 * @param person the button that was pressed
 * @param day as in 2026-11-27
 * @param from as in 09:00, on the clocks of the wall
 * @param until the same, on the same day
 * @param instead the duty that is taken over; empty for a new one
 * @param deed what is done with {@code duty}: call, release, no-show or cannot-come
 * @param reason why somebody cannot come; empty when nothing was chosen
 */
record DutyForm(
    String person,
    String day,
    String from,
    String until,
    boolean standby,
    String instead,
    boolean confirmed,
    String duty,
    String deed,
    String reason) {

  private static final Duration LONGEST = Duration.ofHours(24);

  static DutyForm of(MultiValueMap<String, String> form) {
    return new DutyForm(
        text(form, "person"),
        text(form, "day"),
        text(form, "from"),
        text(form, "until"),
        text(form, "standby").equals("true"),
        text(form, "instead"),
        text(form, "confirmed").equals("true"),
        text(form, "duty"),
        text(form, "deed"),
        text(form, "reason"));
  }

  UUID personId() {
    return uuid("person", person);
  }

  UUID insteadOf() {
    return uuid("instead", instead);
  }

  UUID dutyId() {
    return uuid("duty", duty);
  }

  /** What was typed; the proposal where the form had no such field. */
  String dayOr(String proposed) {
    return day.isEmpty() ? proposed : day;
  }

  /** As for the day. */
  String fromOr(String proposed) {
    return from.isEmpty() ? proposed : from;
  }

  /** As for the day. */
  String untilOr(String proposed) {
    return until.isEmpty() ? proposed : until;
  }

  /** The plan; names each wrong field. */
  Plan plan(ZoneId zone) {
    var errors = new ArrayList<FieldError>();
    var onDay = day(errors);
    var begin = time("from", from, errors);
    var end = time("until", until, errors);
    if (onDay == null || begin == null || end == null) {
      throw new InvalidInput(errors);
    }
    return sensible(
        new Plan(
            personId(),
            onDay.atTime(begin).atZone(zone).toInstant(),
            onDay.atTime(end).atZone(zone).toInstant(),
            standby,
            confirmed));
  }

  /** The plan, if it ends after it begins and within a day. */
  static Plan sensible(Plan plan) {
    if (!plan.from().isBefore(plan.until())
        || Duration.between(plan.from(), plan.until()).compareTo(LONGEST) > 0) {
      throw new InvalidInput(
          HttpStatus.UNPROCESSABLE_CONTENT, List.of(new FieldError("until", "duty.until.wrong")));
    }
    return plan;
  }

  private @Nullable LocalDate day(List<FieldError> errors) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException _) {
      errors.add(new FieldError("day", "duty.day.wrong"));
      return null;
    }
  }

  private static @Nullable LocalTime time(String field, String text, List<FieldError> errors) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException _) {
      errors.add(new FieldError(field, "duty.time.wrong"));
      return null;
    }
  }

  private static UUID uuid(String field, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw new InvalidInput(List.of(new FieldError(field, "duty.person.missing")));
    }
  }

  private static String text(MultiValueMap<String, String> form, String name) {
    var value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
