package org.diandan.matching.team.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.diandan.matching.dispatch.policy.WorkingHours;
import org.diandan.matching.dispatch.policy.WorkingHours.OtherDay;
import org.diandan.matching.dispatch.policy.WorkingHours.Window;
import org.diandan.web.InvalidInput.FieldError;
import org.jspecify.annotations.Nullable;

/** Reads the working hours of one row and adds what is wrong with them to the row's errors. */
final class HoursReader {

  private static final int MOST_OTHER_DAYS = 100;

  private final String row;
  private final List<FieldError> errors;

  HoursReader(String row, List<FieldError> errors) {
    this.row = row;
    this.errors = errors;
  }

  WorkingHours read(
      @Nullable List<TeamForm.@Nullable Hours> given,
      @Nullable List<TeamForm.@Nullable OtherDayForm> others) {
    return new WorkingHours(windows(given), otherDays(others));
  }

  private List<Window> windows(@Nullable List<TeamForm.@Nullable Hours> given) {
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
    return windows;
  }

  private List<OtherDay> otherDays(@Nullable List<TeamForm.@Nullable OtherDayForm> given) {
    var days = new LinkedHashMap<LocalDate, OtherDay>();
    for (int i = 0; given != null && i < given.size(); i++) {
      var path = row + "otherDays[%d]".formatted(i);
      var form = given.get(i);
      var day = form == null ? null : otherDay(path, form);
      if (form == null) {
        errors.add(new FieldError(path, "team.hours.wrong"));
      } else if (day != null && days.put(day.day(), day) != null) {
        errors.add(new FieldError(path + ".day", "team.day.twice"));
      }
    }
    if (days.size() > MOST_OTHER_DAYS) {
      errors.add(new FieldError(row + "otherDays", "team.days.tooMany", MOST_OTHER_DAYS));
    }
    return List.copyOf(days.values());
  }

  private @Nullable OtherDay otherDay(String path, TeamForm.OtherDayForm form) {
    var day = date(path + ".day", form.day());
    if (day == null || (form.from() == null && form.until() == null)) {
      return day == null ? null : new OtherDay(day, null, null);
    }
    var from = time(path + ".from", form.from());
    var until = time(path + ".until", form.until());
    if (from == null || until == null) {
      return null;
    }
    if (!from.isBefore(until)) {
      errors.add(new FieldError(path + ".until", "team.hours.order"));
      return null;
    }
    return new OtherDay(day, from, until);
  }

  private @Nullable LocalDate date(String path, @Nullable String text) {
    try {
      if (text != null) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException notADate) {
      // Falls through to the same error as a missing date.
    }
    errors.add(new FieldError(path, "team.date.wrong"));
    return null;
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
