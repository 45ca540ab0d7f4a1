package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.jspecify.annotations.Nullable;

/** What happens to the promises of a request while it is under way. */
public sealed interface ClockEvent extends RequestEvent {

  /** Counts the attempts, from 1. */
  int round();

  /** The resident was asked something, and both clocks stand still until they answer. */
  @WireName("clock.paused.v1")
  record ClockPaused(UUID eventId, UUID requestId, Instant occurredAt, AreaCode area, int round)
      implements ClockEvent {

    public ClockPaused {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
    }
  }

  /**
   * The promises are other ones from now on, never earlier ones.
   *
   * @param originalFinishBy the end as it would be without any extension; rates count with it
   */
  @WireName("clock.moved.v1")
  record ClockMoved(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      MoveCause cause,
      Clocks clocks,
      Instant originalFinishBy)
      implements ClockEvent {

    public ClockMoved {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(cause, "cause");
      requireNonNull(clocks, "clocks");
      requireNonNull(originalFinishBy, "originalFinishBy");
    }
  }

  /** Why promises moved. */
  enum MoveCause {
    /** The wait for the resident is over; both moved by the time it took. */
    WAIT_OVER,
    /** An official granted more time to finish. */
    EXTENDED
  }

  /**
   * A promise, or an answer somebody waits for, comes due or is overdue.
   *
   * @param deadline the moment it is about
   * @param team whose leaders are told; null when the persons are
   * @param persons who else is told, by person id; empty when the team's leaders or the resident
   *     are
   */
  @WireName("clock.reminder.v1")
  record ClockReminder(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      ClockKind clock,
      ReminderStage stage,
      Instant deadline,
      @Nullable TeamRef team,
      Set<UUID> persons)
      implements ClockEvent {

    public ClockReminder {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(clock, "clock");
      requireNonNull(stage, "stage");
      requireNonNull(deadline, "deadline");
      persons = Set.copyOf(persons);
    }
  }

  /** What a reminder is about. */
  enum ClockKind {
    /** A team should have accepted. */
    ACCEPT,
    /** The work should be done. */
    FINISH,
    /** The resident was asked something and has not answered. */
    ANSWER
  }

  /** Where a reminder stands to its deadline. */
  enum ReminderStage {
    BEFORE,
    AT,
    AFTER
  }
}
