package org.diandan.matching.team.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.WorkingHours.Window;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads the working hours of one row and adds what is wrong with them to the row's errors. */
final class HoursReader {

  private final String row;
  private final List<FieldError> errors;

  HoursReader(String row, List<FieldError> errors) {
    this.row = row;
    this.errors = errors;
  }

  WorkingHours read(@Nullable List<TeamForm.@Nullable Hours> given) {
    var windows = new ArrayList<Window>();
    for (int i = 0; given != null && i < given.size(); i++) {
      var path = row + "hours[%d]".formatted(i);
      var hours = given.get(i);
      var window = hours == null ? null : window(path, hours);
      if (hours == null) {
        errors.add(new FieldError(path, "team.hours.wrong"));
      } else if (window != null) {
        windows.add(window);
      }
    }
    return new WorkingHours(windows);
  }

  private @Nullable Window window(String path, TeamForm.Hours hours) {
    var days = days(path + ".days", hours.days());
    var from = time(path + ".from", hours.from());
    var until = time(path + ".until", hours.until());
    if (days == null || from == null || until == null) {
      return null;
    }
    if (!from.isBefore(until)) {
      errors.add(new FieldError(path + ".until", "team.hours.order"));
      return null;
    }
    return new Window(days, from, until);
  }

  private @Nullable Set<DayOfWeek> days(String path, @Nullable List<@Nullable String> names) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var name : names == null ? List.<@Nullable String>of() : names) {
      var day =
          Arrays.stream(DayOfWeek.values()).filter(known -> known.name().equals(name)).findFirst();
      if (day.isEmpty()) {
        errors.add(new FieldError(path, "team.days.wrong"));
        return null;
      }
      days.add(day.get());
    }
    if (days.isEmpty()) {
      errors.add(new FieldError(path, "team.days.wrong"));
      return null;
    }
    return days;
  }

  private @Nullable LocalTime time(String path, @Nullable String text) {
    try {
      if (text != null) {
        return LocalTime.parse(text);
      }
    } catch (DateTimeParseException notATime) {
      // Falls through to the same error as a missing time.
    }
    errors.add(new FieldError(path, "team.time.wrong"));
    return null;
  }
}
