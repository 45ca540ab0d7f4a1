package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What matching-service did for a request: offers, the assignment, the visit. */
public sealed interface AssignmentEvent extends Event
    permits AssignmentEvent.OfferSent,
        AssignmentEvent.OfferSeen,
        AssignmentEvent.OfferDeclined,
        AssignmentEvent.OfferExpired,
        AssignmentEvent.OfferWithdrawn,
        AssignmentEvent.AssignmentAccepted,
        AssignmentEvent.AssignmentReleased,
        AssignmentEvent.CheckedIn,
        AssignmentEvent.ServiceDelivered,
        AssignmentEvent.SearchEscalated,
        AssignmentEvent.SearchWaiting,
        SearchEvent,
        TaskEvent {

  /** The request all this is about, with the attempt it belongs to. */
  Case of();

  @Override
  default UUID subjectId() {
    return of().requestId();
  }

  @Override
  default String topic() {
    return Topics.ASSIGNMENT;
  }

  @Override
  default String key() {
    return of().area().dispatchArea().value();
  }

  /**
   * The attempt an event belongs to.
   *
   * @param round 1 for the first attempt, one more after every reopening
   */
  record Case(UUID requestId, AreaCode area, int round) {

    public Case {
      requireNonNull(requestId, "requestId");
      requireNonNull(area, "area");
    }
  }

  /** The team an event speaks of; team names may travel, people's names may not. */
  record TeamRef(UUID teamId, String teamName) {

    public TeamRef {
      requireNonNull(teamId, "teamId");
      requireNonNull(teamName, "teamName");
    }
  }

  /**
   * A team was asked; it may decline freely.
   *
   * @param expiresAt when silence becomes a refusal
   * @param distanceMetres from the team's base to the request, rounded; null when either has no
   *     place
   */
  @WireName("offer.sent.v1")
  record OfferSent(
      UUID eventId,
      Instant occurredAt,
      Case of,
      UUID offerId,
      TeamRef team,
      Instant expiresAt,
      @Nullable Integer distanceMetres)
      implements AssignmentEvent {

    public OfferSent {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(offerId, "offerId");
      requireNonNull(team, "team");
      requireNonNull(expiresAt, "expiresAt");
    }
  }

  /** Somebody who answers for the team looked at the question. */
  @WireName("offer.seen.v1")
  record OfferSeen(UUID eventId, Instant occurredAt, Case of, UUID offerId, TeamRef team)
      implements AssignmentEvent {

    public OfferSeen {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(offerId, "offerId");
      requireNonNull(team, "team");
    }
  }

  /** The team could not take it; costs the team nothing. */
  @WireName("offer.declined.v1")
  record OfferDeclined(
      UUID eventId, Instant occurredAt, Case of, UUID offerId, TeamRef team, DeclineReason reason)
      implements AssignmentEvent {

    public OfferDeclined {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(offerId, "offerId");
      requireNonNull(team, "team");
      requireNonNull(reason, "reason");
    }
  }

  /** The team did not answer in time. */
  @WireName("offer.expired.v1")
  record OfferExpired(UUID eventId, Instant occurredAt, Case of, UUID offerId, TeamRef team)
      implements AssignmentEvent {

    public OfferExpired {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(offerId, "offerId");
      requireNonNull(team, "team");
    }
  }

  /** The question was taken back: another team was faster, or the request was withdrawn. */
  @WireName("offer.withdrawn.v1")
  record OfferWithdrawn(UUID eventId, Instant occurredAt, Case of, UUID offerId, TeamRef team)
      implements AssignmentEvent {

    public OfferWithdrawn {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(offerId, "offerId");
      requireNonNull(team, "team");
    }
  }

  /** A team accepted; at most one assignment of a request is active. */
  @WireName("assignment.accepted.v1")
  record AssignmentAccepted(
      UUID eventId, Instant occurredAt, Case of, UUID assignmentId, UUID offerId, TeamRef team)
      implements AssignmentEvent {

    public AssignmentAccepted {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(offerId, "offerId");
      requireNonNull(team, "team");
    }
  }

  /**
   * The team gave the task back, did not come or handed it over, or the request was withdrawn after
   * acceptance.
   *
   * @param reason null in events written before reasons were kept
   * @param result what a visit came to that the task is given back after; null when nobody was
   *     there
   */
  @WireName("assignment.released.v1")
  record AssignmentReleased(
      UUID eventId,
      Instant occurredAt,
      Case of,
      UUID assignmentId,
      TeamRef team,
      @Nullable ReleaseReason reason,
      @Nullable VisitResult result)
      implements AssignmentEvent {

    public AssignmentReleased {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
    }
  }

  /** Somebody of the team is there. */
  @WireName("visit.checked-in.v1")
  record CheckedIn(UUID eventId, Instant occurredAt, Case of, UUID assignmentId, TeamRef team)
      implements AssignmentEvent {

    public CheckedIn {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
    }
  }

  /**
   * The work is done as far as the team is concerned; the resident has the last word.
   *
   * @param minutes from check-in to check-out by the server's clock, travel excluded, 0 or more
   * @param result {@code DONE} or {@code PARTLY}; null, which is done, in events of earlier
   *     releases
   */
  @WireName("visit.delivered.v1")
  record ServiceDelivered(
      UUID eventId,
      Instant occurredAt,
      Case of,
      UUID assignmentId,
      TeamRef team,
      int minutes,
      @Nullable VisitResult result)
      implements AssignmentEvent {

    public ServiceDelivered {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
      if (minutes < 0) {
        throw new IllegalArgumentException("Minutes served cannot be %d.".formatted(minutes));
      }
    }
  }

  /**
   * The search could not go on by itself and a person has to look.
   *
   * @param missingSkills what no team of the dispatch area has; empty unless nobody is qualified
   */
  @WireName("search.escalated.v1")
  record SearchEscalated(
      UUID eventId,
      Instant occurredAt,
      Case of,
      EscalationReason reason,
      Set<SkillCode> missingSkills)
      implements AssignmentEvent {

    public SearchEscalated {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(reason, "reason");
      missingSkills = Set.copyOf(missingSkills);
    }
  }

  /**
   * No team is free for it now; the search goes on by itself.
   *
   * @param expectedAt when a team is likely to be free, never a promise; null when nothing is known
   */
  @WireName("search.waiting.v1")
  record SearchWaiting(UUID eventId, Instant occurredAt, Case of, @Nullable Instant expectedAt)
      implements AssignmentEvent {

    public SearchWaiting {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
    }
  }

  /** Why a search reached a person's desk. */
  enum EscalationReason {
    /** No active team of the dispatch area could ever serve it. */
    NOBODY_QUALIFIED,
    /** Every qualified team was asked and none accepted. */
    EVERYBODY_DECLINED,
    /** Qualified teams exist but none has capacity. */
    EVERYBODY_BUSY,
    /** The promised time to acceptance has passed. */
    OUT_OF_TIME,
    /** It is "something else" of a group: a person says what it really is. */
    UNCLEAR,
    /** The need is urgent enough that a person looks at once, beside the teams that are asked. */
    EMERGENCY,
    /** A team was there and says that only a department can help. */
    NEEDS_DEPARTMENT,
    /** A team was there and met nobody. */
    NOBODY_MET
  }
}
