package org.diandan.request.statistics.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
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
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.SearchEvent;
import org.diandan.contract.TaskEvent;
import org.diandan.request.statistics.journal.CaseRow.TeamRow;
import org.jspecify.annotations.Nullable;

/** What matching-service's events say of a request, taken one after the other. */
final class SearchSide {

  private final TreeMap<UUID, Doings> teams = new TreeMap<>();

  Search search = Search.NOT_BEGUN;
  @Nullable Instant acceptedAt;
  @Nullable Instant arrivedAt;
  @Nullable Instant deliveredAt;
  int deliveredRound;
  @Nullable UUID team;
  int offers;
  int acceptances;
  int releases;
  int escalations;

  /** What one team was asked and did. */
  private static final class Doings {
    private int asked;
    private int accepted;
    private int declined;
    private int expired;
    private int withdrawn;
    private int released;
    private int delivered;
    private int minutes;
  }

  void take(AssignmentEvent event) {
    search = search.after(event);
    switch (event) {
      case OfferSent e -> {
        offers++;
        doings(e.team()).asked++;
      }
      case OfferDeclined e -> doings(e.team()).declined++;
      case OfferExpired e -> doings(e.team()).expired++;
      case OfferWithdrawn e -> doings(e.team()).withdrawn++;
      case AssignmentAccepted e -> accepted(e);
      case AssignmentReleased e -> released(e);
      case CheckedIn e -> arrivedAt = arrivedAt == null ? e.occurredAt() : arrivedAt;
      case ServiceDelivered e -> delivered(e);
      case SearchEscalated e -> escalations += e.reason() == EscalationReason.EMERGENCY ? 0 : 1;
      case OfferSeen _, SearchWaiting _, SearchEvent _, TaskEvent _ -> {}
    }
  }

  private void accepted(AssignmentAccepted event) {
    acceptances++;
    acceptedAt = acceptedAt == null ? event.occurredAt() : acceptedAt;
    team = event.team().teamId();
    doings(event.team()).accepted++;
  }

  private void released(AssignmentReleased event) {
    if (event.reason() != ReleaseReason.REQUEST_ENDED) {
      releases++;
      doings(event.team()).released++;
    }
  }

  private void delivered(ServiceDelivered event) {
    deliveredAt = event.occurredAt();
    deliveredRound = event.of().round();
    var doings = doings(event.team());
    doings.delivered++;
    doings.minutes += event.minutes();
  }

  private Doings doings(TeamRef of) {
    return teams.computeIfAbsent(of.teamId(), _ -> new Doings());
  }

  /** By the order of their ids. */
  List<TeamRow> teams(UUID request) {
    var rows = new ArrayList<TeamRow>();
    teams.forEach(
        (id, did) ->
            rows.add(
                new TeamRow(
                    request,
                    id,
                    did.asked,
                    did.accepted,
                    did.declined,
                    did.expired,
                    did.withdrawn,
                    did.released,
                    did.delivered,
                    did.minutes)));
    return rows;
  }
}
