package org.diandan.matching.duty.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * What the page says besides the task.
 *
 * @param refused why a step was not taken; empty when none was
 * @param errors sentences by field
 * @param warnings what speaks against the plan; with these the page asks for a second word
 * @param typed what was typed; null when nothing was
 * @param instead the duty somebody is to take over; empty when nobody is
 */
record Said(
    HttpStatusCode status,
    String refused,
    Map<String, String> errors,
    List<String> warnings,
    @Nullable DutyForm typed,
    String instead) {

  private static final HttpStatusCode OK = HttpStatusCode.valueOf(200);

  Said {
    errors = new LinkedHashMap<>(errors);
    warnings = List.copyOf(warnings);
  }

  static Said nothing(String instead) {
    return new Said(OK, "", Map.of(), List.of(), null, instead);
  }

  static Said refused(HttpStatusCode status, String sentence, DutyForm typed) {
    return new Said(status, sentence, Map.of(), List.of(), typed, typed.instead());
  }

  static Said unsure(HttpStatusCode status, List<String> warnings, DutyForm typed) {
    return new Said(status, "", Map.of(), warnings, typed, typed.instead());
  }

  static Said wrong(HttpStatusCode status, Map<String, String> errors, DutyForm typed) {
    return new Said(status, "", errors, List.of(), typed, typed.instead());
  }
}
