package org.diandan.matching.hours.web;

import org.diandan.matching.hours.Entry;
import org.diandan.matching.hours.EntryOutcome;
import org.diandan.web.Refusal;
import org.springframework.http.HttpStatus;

/** What people are told when a step with an entry cannot be taken. */
final class HoursRefusals {

  private HoursRefusals() {}

  static Refusal unknown() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-hours", "hours.unknown");
  }

  static Refusal unknownTeam() {
    return new Refusal(HttpStatus.NOT_FOUND, "unknown-team", "hours.team.unknown");
  }

  /** The entry after the step, or why there was none. */
  static Entry done(EntryOutcome outcome) {
    return switch (outcome) {
      case EntryOutcome.Done done -> done.entry();
      case EntryOutcome.Unknown _ -> throw unknown();
      case EntryOutcome.NotNow late ->
          throw new Refusal(HttpStatus.CONFLICT, "hours-not-now", "hours.notNow." + late.state())
              .with("state", late.state().name());
      case EntryOutcome.OwnEntry _ ->
          throw new Refusal(HttpStatus.CONFLICT, "own-hours", "hours.own");
      case EntryOutcome.Overlaps _ ->
          throw new Refusal(HttpStatus.CONFLICT, "hours-overlap", "hours.overlaps");
      case EntryOutcome.ObjectedBefore _ ->
          throw new Refusal(HttpStatus.CONFLICT, "objected-before", "hours.objectedBefore");
    };
  }
}
