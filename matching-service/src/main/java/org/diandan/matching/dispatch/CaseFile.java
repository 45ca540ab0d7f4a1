package org.diandan.matching.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AreaCode;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.EscalationReason;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.diandan.contract.RequestEvent.Clocks;
import org.diandan.contract.RequestEvent.Need;
import org.diandan.contract.TimeWindow;
import org.diandan.contract.Urgency;
import org.diandan.matching.dispatch.policy.OpenNeed;
import org.diandan.matching.dispatch.policy.OpenNeed.Past;
import org.diandan.matching.dispatch.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of the search for one request at one moment; whoever changes it says which
 * version was read.
 *
 * @param partition of the topic of requests; whoever owns it leads the search
 * @param place null when only the area is known
 * @param wished null when any time will do
 * @param round 1 for the first attempt, one more after every reopening
 * @param nextStepAt when the search goes on by itself; null when nothing is left to do
 * @param offers of every round, in the order they were sent
 * @param assignments of every round, in the order they were accepted
 * @param escalated reasons already raised in this round
 * @param waitingTold whether the resident knows since this round that no team was free
 * @param conflicted teams that named a conflict of interest, in whatever round
 * @param handover a question that is open; null when nobody asks for the running task
 * @param now the database's clock when this was read
 */
public record CaseFile(
    UUID requestId,
    String orderNumber,
    AreaCode area,
    int partition,
    Need need,
    @Nullable Place place,
    @Nullable TimeWindow wished,
    Clocks clocks,
    int round,
    Instant roundBeganAt,
    State state,
    @Nullable Instant nextStepAt,
    long version,
    List<Offer> offers,
    List<Assignment> assignments,
    Set<EscalationReason> escalated,
    boolean waitingTold,
    Set<UUID> conflicted,
    @Nullable Handover handover,
    Instant now) {

  public CaseFile {
    offers = List.copyOf(offers);
    assignments = List.copyOf(assignments);
    escalated = Set.copyOf(escalated);
    conflicted = Set.copyOf(conflicted);
  }

  /** Where a search stands. */
  public enum State {
    /** Nobody is being asked at this moment. */
    SEARCHING,
    /** It waits for its wished time; nobody was asked yet. */
    PLANNED,
    /** At least one team is being asked. */
    OFFERED,
    ASSIGNED,
    DELIVERED,
    CLOSED
  }

  /** What became of a question to a team. */
  public enum OfferState {
    SENT,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    WITHDRAWN
  }

  /** How far an accepted task has come. */
  public enum AssignmentState {
    ACCEPTED,
    IN_SERVICE,
    DELIVERED,
    RELEASED;

    /** Whether the team still has it on its hands. */
    public boolean isActive() {
      return this == ACCEPTED || this == IN_SERVICE;
    }
  }

  /**
   * A question to a team.
   *
   * @param teamHasRoom whether the team could take on one more when this was read
   */
  public record Offer(
      UUID id,
      int round,
      UUID teamId,
      String teamName,
      boolean teamHasRoom,
      OfferState state,
      Instant expiresAt) {

    /** The team as events name it. */
    public TeamRef team() {
      return new TeamRef(teamId, teamName);
    }
  }

  /**
   * A team's yes, and how far it has come.
   *
   * @param checkedInAt null before the visit, as is {@code checkedInBy}
   * @param startBy by when somebody has to be there; null for tasks older than this clock
   * @param reminded whether the team was told that it is late
   */
  public record Assignment(
      UUID id,
      UUID teamId,
      String teamName,
      AssignmentState state,
      @Nullable Instant checkedInAt,
      @Nullable UUID checkedInBy,
      @Nullable Instant startBy,
      boolean reminded) {

    /** The team as events name it. */
    public TeamRef team() {
      return new TeamRef(teamId, teamName);
    }
  }

  /**
   * Another team's wish to take the running task over.
   *
   * @param askerHasRoom whether the asking team could take on one more when this was read
   * @param answerBy when silence becomes a yes
   */
  public record Handover(
      UUID id, UUID askerId, String askerName, boolean askerHasRoom, Instant answerBy) {

    /** The asking team as events name it. */
    public TeamRef asker() {
      return new TeamRef(askerId, askerName);
    }
  }

  /** The attempt as events name it. */
  public Case attempt() {
    return new Case(requestId, area, round);
  }

  /** An offer of any round. */
  public Optional<Offer> findOffer(UUID offerId) {
    return offers.stream().filter(offer -> offer.id().equals(offerId)).findFirst();
  }

  /** An assignment of any round. */
  public Optional<Assignment> findAssignment(UUID assignmentId) {
    return assignments.stream()
        .filter(assignment -> assignment.id().equals(assignmentId))
        .findFirst();
  }

  /** The assignment that is running; at most one is. */
  public Optional<Assignment> findActive() {
    return assignments.stream().filter(assignment -> assignment.state().isActive()).findFirst();
  }

  /** Whether a team is being looked for, now or later. */
  public boolean isSearching() {
    return state == State.SEARCHING || state == State.PLANNED || state == State.OFFERED;
  }

  /**
   * Whether a person has to say what is really needed before anybody is asked; an emergency does
   * not wait for that.
   */
  public boolean needsTriage() {
    return need.item().isSomethingElse() && need.urgency() != Urgency.U1;
  }

  /** Whether people are to look at it, for one of these reasons, in this round. */
  public boolean isOnBoard() {
    return state == State.SEARCHING
        && (escalated.contains(EscalationReason.EVERYBODY_DECLINED)
            || escalated.contains(EscalationReason.EVERYBODY_BUSY)
            || escalated.contains(EscalationReason.OUT_OF_TIME));
  }

  /** Offers not answered yet, whether or not their time has passed. */
  public List<Offer> unanswered() {
    return offers.stream().filter(offer -> offer.state() == OfferState.SENT).toList();
  }

  /** The need as the engine sees it. */
  public OpenNeed openNeed() {
    var past = new Past(Duration.between(roundBeganAt, now), failures(), conflicted, Set.of());
    return new OpenNeed(area, place, wished, need, past);
  }

  /** Whether its wished time is still to come. */
  boolean isForLater() {
    return wished != null && wished.from().isAfter(now);
  }

  /** Whether any team was asked in this round and the question was not taken back. */
  boolean isAsked() {
    return offers.stream()
        .anyMatch(offer -> offer.round() == round && offer.state() != OfferState.WITHDRAWN);
  }

  private int failures() {
    return (int)
        offers.stream()
            .filter(offer -> offer.round() == round)
            .filter(
                offer ->
                    offer.state() == OfferState.DECLINED || offer.state() == OfferState.EXPIRED)
            .count();
  }

  /**
   * Teams not to be asked again in this round: those that were asked, and those that ever served
   * this request. A team whose offer was taken back may be: it never answered, and whoever was
   * faster may have given the task back.
   */
  public Set<UUID> asked() {
    var asked = new HashSet<UUID>();
    assignments.forEach(assignment -> asked.add(assignment.teamId()));
    offers.stream()
        .filter(offer -> offer.round() == round && offer.state() != OfferState.WITHDRAWN)
        .forEach(offer -> asked.add(offer.teamId()));
    return asked;
  }
}
