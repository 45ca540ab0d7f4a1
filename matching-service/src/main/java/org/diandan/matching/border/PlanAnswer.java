package org.diandan.matching.border;

import java.time.ZoneId;
import org.diandan.contract.BorderEvent.DenialReason;
import org.diandan.contract.Urgency;
import org.diandan.matching.border.BorderMeters.Outcome;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.Outlook;
import org.diandan.matching.dispatch.SettingsInForce;
import org.diandan.matching.dispatch.policy.Circumstances;
import org.diandan.matching.dispatch.policy.Circumstances.Offers;
import org.diandan.matching.dispatch.policy.border.Reservation;
import org.diandan.matching.dispatch.policy.border.Reservation.NoPlace;
import org.diandan.matching.dispatch.policy.border.Reservation.Place;
import org.diandan.matching.dispatch.policy.border.ReservePlace;
import org.diandan.outbox.Change;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides what a prefecture answers its neighbour. */
@Component
class PlanAnswer {

  private final SettingsInForce inForce;
  private final ZoneId zone;
  private final BorderProperties settings;
  private final JsonMapper json;

  PlanAnswer(SettingsInForce inForce, ZoneId zone, BorderProperties settings, JsonMapper json) {
    this.inForce = inForce;
    this.zone = zone;
    this.settings = settings;
    this.json = json;
  }

  /** What is to be written, and what it counts as. */
  record Planned(Change change, Outcome outcome) {}

  /**
   * The cheapest place there is for the neighbour's search, or why there is none.
   *
   * @param file the search at home, as it is now
   * @param here the prefecture that was asked, as its owner knows it
   */
  Planned of(BorderQuestion question, CaseFile file, Outlook here) {
    var now = inForce.current();
    return switch (reserve(question, file, here, new ReservePlace(now.engine(zone)))) {
      case Place place ->
          new Planned(
              QuestionChanges.hold(
                  question,
                  place,
                  file.now().plus(settings.holdFor()),
                  json.writeValueAsString(place.offer().explanation().under(now.number()))),
              Outcome.RESERVED);
      case NoPlace none ->
          new Planned(QuestionChanges.deny(question, none.reason()), Outcome.DENIED);
    };
  }

  private static Reservation reserve(
      BorderQuestion question, CaseFile file, Outlook here, ReservePlace places) {
    if (file.round() != question.of().round() || !mayAskOneMore(file)) {
      return new NoPlace(DenialReason.NOT_NEEDED);
    }
    var circumstances =
        new Circumstances(
            file.now(), file.asked(), Offers.ONE, here.prices(), here.teams().scarceSkills());
    return places.of(file.openNeed(), here.teams(), circumstances, question.limitMetres());
  }

  private static boolean mayAskOneMore(CaseFile file) {
    return file.state() == State.SEARCHING
        || (file.isSearching() && file.need().urgency() == Urgency.U1);
  }
}
