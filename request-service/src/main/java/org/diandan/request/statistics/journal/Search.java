package org.diandan.request.statistics.journal;

import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferExpired;
import org.diandan.contract.AssignmentEvent.OfferSeen;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.OfferWithdrawn;
import org.diandan.contract.AssignmentEvent.SearchEscalated;
import org.diandan.contract.AssignmentEvent.SearchWaiting;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.SearchEvent.SearchPlanned;
import org.diandan.contract.TaskEvent.HandoverAsked;
import org.diandan.contract.TaskEvent.HandoverRefused;
import org.diandan.contract.TaskEvent.VisitLate;
import org.diandan.request.lifecycle.Lifecycle;
import org.diandan.request.lifecycle.RequestState;
import org.diandan.request.lifecycle.Step;

/** How far matching-service has come with a request, followed by its events alone. */
record Search(int round, RequestState state, int openOffers) {

  static final Search NOT_BEGUN = new Search(1, Lifecycle.FIRST, 0);

  static Search of(int round, String state, int openOffers) {
    return new Search(round, RequestState.valueOf(state), openOffers);
  }

  Search after(AssignmentEvent event) {
    if (event.of().round() < round) {
      return this;
    }
    var current =
        event.of().round() > round
            ? new Search(event.of().round(), RequestState.DISPATCHING, 0)
            : this;
    return switch (event) {
      case OfferSent _ -> current.stepped(Step.ASK_TEAM, current.openOffers + 1);
      case OfferDeclined _, OfferExpired _, OfferWithdrawn _ -> current.withoutOneOffer();
      case AssignmentAccepted _ -> current.stepped(Step.ACCEPT, current.openOffers - 1);
      case AssignmentReleased _ -> current.stepped(Step.RELEASE, 0);
      case CheckedIn _ -> current.stepped(Step.CHECK_IN, 0);
      case ServiceDelivered _ -> current.stepped(Step.DELIVER, 0);
      case OfferSeen _, VisitLate _, HandoverAsked _, HandoverRefused _ -> current;
      case SearchWaiting _, SearchPlanned _ -> current;
      case SearchEscalated e ->
          e.reason() == EscalationReason.EMERGENCY
              ? current
              : current.stepped(Step.ESCALATE, current.openOffers);
    };
  }

  private Search withoutOneOffer() {
    int left = Math.max(0, openOffers - 1);
    return left > 0 ? new Search(round, state, left) : stepped(Step.KEEP_SEARCHING, left);
  }

  private Search stepped(Step step, int offers) {
    return new Search(round, Lifecycle.after(state, step).orElse(state), Math.max(0, offers));
  }
}
