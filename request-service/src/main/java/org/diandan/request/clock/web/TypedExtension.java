package org.diandan.request.clock.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diandan.web.InvalidInput.FieldError;

/** A wish for more time as a form sends it: a day, a time of that day, the reason. */
record TypedExtension(Map<String, String> fields, ZoneId zone) {

  TypedExtension {
    fields = Map.copyOf(fields);
  }

  /** The wanted end; empty when it cannot be read. */
  Optional<Instant> until() {
    try {
      return Optional.of(
          LocalDate.parse(fields.getOrDefault("day", "").strip())
              .atTime(LocalTime.parse(fields.getOrDefault("time", "").strip()))
              .atZone(zone)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  String reason() {
    return fields.getOrDefault("reason", "").strip();
  }

  /** Empty when it can be asked. */
  List<FieldError> errors() {
    var errors = new ArrayList<FieldError>();
    if (until().isEmpty()) {
      errors.add(new FieldError("day", "clock.day.wrong"));
    }
    errors.addAll(Said.faults("reason", reason(), Said.LONGEST_REASON));
    return errors;
  }
}
