package org.diandan.matching.border;

import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.contract.Urgency;
import org.diandan.matching.border.BorderMeters.Outcome;
import org.diandan.matching.dispatch.BorderEngine;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.Outlook;
import org.diandan.matching.dispatch.policy.border.Reservation;
import org.diandan.matching.dispatch.policy.border.Reservation.NoPlace;
import org.diandan.matching.dispatch.policy.border.Reservation.Place;
import org.diandan.outbox.Change;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides what a prefecture answers its neighbour. */
@Component
class PlanAnswer {

  private final BorderEngine engine;
  private final BorderProperties settings;
  private final JsonMapper json;

  PlanAnswer(BorderEngine engine, BorderProperties settings, JsonMapper json) {
    this.engine = engine;
    this.settings = settings;
    this.json = json;
  }

  /** What is to be written, and what it counts as. */
  record Planned(Change change, Outcome outcome) {}

  /**
   * The cheapest place there is for the neighbour's search, or why there is none.
   *
   * @param file the search at home, as it is now
   * @param there the prefecture that was asked, as its owner knows it
   */
  Planned of(BorderQuestion question, CaseFile file, Outlook there) {
    return switch (reserve(question, file, there)) {
      case Place place ->
          new Planned(
              QuestionChanges.hold(
                  question,
                  place,
                  file.now().plus(settings.holdFor()),
                  json.writeValueAsString(place.offer().explanation())),
              Outcome.RESERVED);
      case NoPlace none ->
          new Planned(QuestionChanges.deny(question, none.reason()), Outcome.DENIED);
    };
  }

  private Reservation reserve(BorderQuestion question, CaseFile file, Outlook there) {
    if (file.round() != question.of().round() || !mayAskOneMore(file)) {
      return new NoPlace(DenialReason.NOT_NEEDED);
    }
    return engine.reserve(file, there, question.limitMetres());
  }

  private static boolean mayAskOneMore(CaseFile file) {
    return file.state() == State.SEARCHING
        || (file.isSearching() && file.need().urgency() == Urgency.U1);
  }
}
