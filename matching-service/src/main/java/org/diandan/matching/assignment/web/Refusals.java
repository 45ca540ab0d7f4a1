package org.diandan.matching.assignment.web;

import java.util.Locale;
import org.diandan.matching.assignment.Answer;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** What people are told when a step cannot be taken. */
final class Refusals {

  private Refusals() {}

  static Refusal unknownOffer() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-offer", "offer.unknown");
  }

  static Refusal unknownAssignment() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-assignment", "assignment.unknown");
  }

  static Refusal tooLate(Answer.TooLate late) {
    return new Refusal(
            HttpStatus.CONFLICT, "offer-" + slug(late.state()), "offer.late." + late.state())
        .with("state", late.state().name());
  }

  static Refusal noRoom(Answer.NoRoom full) {
    return new Refusal(HttpStatus.CONFLICT, "team-full", "offer.noRoom", full.teamName());
  }

  private static String slug(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
