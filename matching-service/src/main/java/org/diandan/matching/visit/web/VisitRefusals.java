package org.diandan.matching.visit.web;

import java.util.Locale;
import org.diandan.matching.visit.VisitOutcome;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** What people are told when a step of a visit cannot be taken. */
final class VisitRefusals {

  private VisitRefusals() {}

  static Refusal unknownAssignment() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-assignment", "assignment.unknown");
  }

  static Refusal outOfOrder(VisitOutcome.OutOfOrder step) {
    return new Refusal(
            HttpStatus.CONFLICT,
            "assignment-" + slug(step.state()),
            "assignment.outOfOrder." + step.state())
        .with("state", step.state().name());
  }

  private static String slug(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
