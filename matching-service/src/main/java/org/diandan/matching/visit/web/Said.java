package org.diandan.matching.visit.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What a page says besides the visit.
 *
 * @param refused why a step was not taken; empty when none was
 * @param typed what was sent, by field
 * @param errors sentences by field
 */
record Said(
    HttpStatus status, String refused, Map<String, String> typed, Map<String, String> errors) {

  static final Said NOTHING = new Said(HttpStatus.OK, "", Map.of(), Map.of());

  Said {
    typed = Map.copyOf(typed);
    errors = Map.copyOf(errors);
  }
}
