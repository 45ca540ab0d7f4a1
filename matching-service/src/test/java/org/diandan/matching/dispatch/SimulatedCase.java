package org.diandan.matching.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.ServiceItemCode;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.CaseFile.Assignment;
import org.diandan.matching.dispatch.CaseFile.AssignmentState;
import org.diandan.matching.dispatch.CaseFile.Offer;
import org.diandan.matching.dispatch.CaseFile.OfferState;
import org.diandan.matching.dispatch.CaseFile.State;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/** A case as its rows in the database, with the changes the statements make. */
final class SimulatedCase {

  final UUID id;
  final Urgency urgency;
  final Instant began;
  final @Nullable TimeWindow wished;
  final List<Offer> offers = new ArrayList<>();
  final List<Assignment> assignments = new ArrayList<>();
  final Set<EscalationReason> escalated = EnumSet.noneOf(EscalationReason.class);
  State state = State.SEARCHING;
  @Nullable Instant nextStepAt;
  long version = 1;
  private boolean waitingTold;

  private SimulatedCase(UUID id, Urgency urgency, Instant began, @Nullable TimeWindow wished) {
    this.id = id;
    this.urgency = urgency;
    this.began = began;
    this.wished = wished;
    this.nextStepAt = began;
  }

  /** A request of any urgency, for now or for a time within the next two days. */
  static SimulatedCase any(UUID id, Instant began, Random random) {
    var urgency = List.of(Urgency.values()).get(random.nextInt(4));
    var from = began.plus(Duration.ofHours(1 + random.nextInt(48)));
    var wished = random.nextBoolean() ? new TimeWindow(from, from.plus(Duration.ofHours(3))) : null;
    return new SimulatedCase(id, urgency, began, wished);
  }

  /** When half of the time to acceptance has gone; nobody may wait longer for a wished time. */
  Instant halfTime() {
    return began.plus(acceptWithin().dividedBy(2));
  }

  private Duration acceptWithin() {
    return Duration.ofHours(wished == null ? 2 : 24);
  }

  boolean isDue(Instant now) {
    return nextStepAt != null && !nextStepAt.isAfter(now);
  }

  boolean isOpen() {
    return state != State.DELIVERED && state != State.CLOSED;
  }

  CaseFile file(Instant now) {
    return new CaseFile(
        id,
        "5001-0001-7",
        new AreaCode("360802001005"),
        7,
        new Need(new ServiceItemCode("RP01"), urgency, Set.of(), Set.of()),
        new Place(114.98, 27.11),
        wished,
        new Clocks(began.plus(acceptWithin()), began.plusSeconds(200_000)),
        1,
        began,
        state,
        nextStepAt,
        version,
        offers,
        assignments,
        escalated,
        waitingTold,
        Set.of(),
        null,
        now);
  }

  /** Whether the resident is told for the first time that nobody is free. */
  boolean tellToWait() {
    var first = !waitingTold;
    waitingTold = true;
    return first;
  }

  /** What one statement writes. */
  void moved(State to, @Nullable Instant next) {
    state = to;
    nextStepAt = next;
    version++;
  }

  void answered(UUID offerId, OfferState answer) {
    offers.replaceAll(
        offer ->
            offer.id().equals(offerId)
                ? new Offer(
                    offer.id(),
                    offer.round(),
                    offer.teamId(),
                    offer.teamName(),
                    offer.teamHasRoom(),
                    answer,
                    offer.expiresAt())
                : offer);
  }

  void takeBackTheRest() {
    List.copyOf(offers).stream()
        .filter(offer -> offer.state() == OfferState.SENT)
        .forEach(offer -> answered(offer.id(), OfferState.WITHDRAWN));
  }

  /** The active assignment goes on; {@code reminded} says whether the team was told to hurry. */
  void assignment(AssignmentState to, boolean reminded) {
    assignments.replaceAll(
        task ->
            task.state().isActive()
                ? new Assignment(
                    task.id(),
                    task.teamId(),
                    task.teamName(),
                    to,
                    to == AssignmentState.ACCEPTED ? null : began,
                    null,
                    task.startBy(),
                    reminded)
                : task);
  }

  List<Assignment> active() {
    return assignments.stream().filter(task -> task.state().isActive()).toList();
  }

  boolean isAsking(UUID team) {
    return offers.stream()
        .anyMatch(offer -> offer.state() == OfferState.SENT && offer.teamId().equals(team));
  }

  long sent() {
    return offers.stream().filter(offer -> offer.state() == OfferState.SENT).count();
  }
}
