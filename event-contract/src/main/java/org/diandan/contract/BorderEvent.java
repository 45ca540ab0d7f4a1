package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.Case;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.jspecify.annotations.Nullable;

/**
 * What the owners of two prefectures say to each other when a request finds nobody at home:
 * published by matching-service, for itself. Each fact is keyed by the prefecture that has to act
 * on it, so that its owner hears it.
 */
public sealed interface BorderEvent extends Event {

  /** What all this is about; the facts of one question are numbered together. */
  Question question();

  @Override
  default UUID subjectId() {
    return question().id();
  }

  @Override
  default String topic() {
    return Topics.BORDER;
  }

  /** The home prefecture; what the neighbour has to act on says so. */
  @Override
  default String key() {
    return question().of().area().dispatchArea().value();
  }

  /**
   * One question to one neighbour.
   *
   * @param of the request that found nobody, with the attempt it belongs to
   * @param neighbour the prefecture that is asked
   */
  record Question(UUID id, Case of, AreaCode neighbour) {

    public Question {
      requireNonNull(id, "id");
      requireNonNull(of, "of");
      requireNonNull(neighbour, "neighbour");
    }
  }

  /**
   * Nobody at home can come: the neighbour is asked to hold a place.
   *
   * @param attempt 1 for the first time this neighbour is asked in this round
   * @param limitMetres what nobody coming would cost at home, in metres of regret; a place as dear
   *     as that is no help
   * @param answerBy when silence becomes a no
   */
  @WireName("border.reserve-asked.v1")
  record ReserveAsked(
      UUID eventId,
      Instant occurredAt,
      Question question,
      int attempt,
      long limitMetres,
      Instant answerBy)
      implements BorderEvent {

    public ReserveAsked {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(question, "question");
      requireNonNull(answerBy, "answerBy");
    }

    @Override
    public String key() {
      return question.neighbour().value();
    }
  }

  /**
   * The neighbour holds a place; nobody of the team was asked yet.
   *
   * @param distanceMetres from the team's base to the request; null when either has no place
   * @param costMetres of the pair, in metres of regret
   * @param heldUntil when the place is free again unless it is confirmed
   */
  @WireName("border.reserved.v1")
  record PlaceReserved(
      UUID eventId,
      Instant occurredAt,
      Question question,
      TeamRef team,
      @Nullable Integer distanceMetres,
      long costMetres,
      Instant heldUntil)
      implements BorderEvent {

    public PlaceReserved {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(question, "question");
      requireNonNull(team, "team");
      requireNonNull(heldUntil, "heldUntil");
    }
  }

  /** The neighbour cannot help. */
  @WireName("border.denied.v1")
  record PlaceDenied(UUID eventId, Instant occurredAt, Question question, DenialReason reason)
      implements BorderEvent {

    public PlaceDenied {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(question, "question");
      requireNonNull(reason, "reason");
    }
  }

  /** A place that was held is free again; a place that was confirmed became an offer instead. */
  @WireName("border.released.v1")
  record PlaceReleased(
      UUID eventId, Instant occurredAt, Question question, TeamRef team, Giving because)
      implements BorderEvent {

    public PlaceReleased {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(question, "question");
      requireNonNull(team, "team");
      requireNonNull(because, "because");
    }

    @Override
    public String key() {
      return question.neighbour().value();
    }
  }

  /** Why a neighbour cannot help. */
  enum DenialReason {
    /** None of its teams may serve it, or goes that far. */
    NOBODY_QUALIFIED,
    /** Those that could were asked in this round. */
    EVERYBODY_ASKED,
    /** Those that could have no room. */
    EVERYBODY_BUSY,
    /** A team could come, but so far away that nobody coming costs less. */
    TOO_DEAR,
    /** The request needs nobody any more. */
    NOT_NEEDED
  }

  /** Why a place was given back. */
  enum Giving {
    /** Somebody else was found meanwhile, or the request ended. */
    NOT_NEEDED,
    /** Nobody confirmed it in time. */
    EXPIRED
  }
}
