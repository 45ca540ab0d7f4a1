package org.diandan.request.journey;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent;
import org.diandan.contract.AssignmentEvent.AssignmentAccepted;
import org.diandan.contract.AssignmentEvent.AssignmentReleased;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.CheckedIn;
import org.diandan.contract.AssignmentEvent.OfferDeclined;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.AssignmentEvent.ServiceDelivered;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.DeclineReason;
import org.diandan.contract.ReleaseReason;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;

/** A team and the events it causes for one request. */
record Team(UUID id, String name, UUID leader, AreaCode place) {

  private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

  static Team called(String name) {
    return new Team(UUID.randomUUID(), name, UUID.randomUUID(), new AreaCode(Ordering.VILLAGE));
  }

  static Team ledBy(UUID leader) {
    return new Team(UUID.randomUUID(), "北家安志愿服务队", leader, new AreaCode(Ordering.VILLAGE));
  }

  /** The same team, asked for requests of another area. */
  Team serving(String area) {
    return new Team(id, name, leader, new AreaCode(area));
  }

  private TeamRef ref() {
    return new TeamRef(id, name);
  }

  private Case round(UUID request, int round) {
    return new Case(request, place, round);
  }

  TeamChanged facts() {
    return new TeamChanged(
        UUID.randomUUID(),
        NOON,
        id,
        name,
        TeamKind.PARTY,
        new AreaCode("990101"),
        Set.of(leader),
        Set.of(leader),
        true,
        null,
        null);
  }

  OfferSent isAsked(UUID request, int round) {
    return new OfferSent(
        UUID.randomUUID(), NOON, round(request, round), UUID.randomUUID(), ref(), NOON, 1200);
  }

  OfferDeclined declines(UUID request, int round) {
    return new OfferDeclined(
        UUID.randomUUID(),
        NOON,
        round(request, round),
        UUID.randomUUID(),
        ref(),
        DeclineReason.BUSY);
  }

  AssignmentAccepted accepts(UUID request, int round) {
    return new AssignmentAccepted(
        UUID.randomUUID(),
        NOON,
        round(request, round),
        UUID.randomUUID(),
        UUID.randomUUID(),
        ref());
  }

  AssignmentReleased releases(UUID request, int round) {
    return new AssignmentReleased(
        UUID.randomUUID(),
        NOON,
        round(request, round),
        UUID.randomUUID(),
        ref(),
        ReleaseReason.CANNOT_COME,
        null);
  }

  CheckedIn checksIn(UUID request, int round) {
    return new CheckedIn(UUID.randomUUID(), NOON, round(request, round), UUID.randomUUID(), ref());
  }

  ServiceDelivered delivers(UUID request, int round) {
    return new ServiceDelivered(
        UUID.randomUUID(),
        Instant.now(),
        round(request, round),
        UUID.randomUUID(),
        ref(),
        45,
        null);
  }

  /** Everything from the question to the end of the visit. */
  AssignmentEvent[] serves(UUID request, int round) {
    return new AssignmentEvent[] {
      isAsked(request, round),
      accepts(request, round),
      checksIn(request, round),
      delivers(request, round)
    };
  }
}
