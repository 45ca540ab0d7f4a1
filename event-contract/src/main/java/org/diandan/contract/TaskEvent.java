package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** What happens to an accepted task before somebody is there. */
public sealed interface TaskEvent extends AssignmentEvent {

  /**
   * Another team asks for the task; silence agrees.
   *
   * @param team the one that holds the task and is asked
   * @param asker the one that would take it over
   * @param answerBy when silence becomes a yes
   */
  @WireName("handover.asked.v1")
  record HandoverAsked(
      UUID eventId,
      Instant occurredAt,
      Case of,
      UUID assignmentId,
      TeamRef team,
      TeamRef asker,
      Instant answerBy)
      implements TaskEvent {

    public HandoverAsked {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
      requireNonNull(asker, "asker");
      requireNonNull(answerBy, "answerBy");
    }
  }

  /**
   * The team keeps its task. A yes needs no event of its own: the task is released and accepted.
   *
   * @param team the one that holds the task
   * @param asker the one that hears the no
   */
  @WireName("handover.refused.v1")
  record HandoverRefused(
      UUID eventId, Instant occurredAt, Case of, UUID assignmentId, TeamRef team, TeamRef asker)
      implements TaskEvent {

    public HandoverRefused {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
      requireNonNull(asker, "asker");
    }
  }

  /**
   * Nobody of the team is there yet although it is time.
   *
   * @param startBy when somebody should have been there
   */
  @WireName("visit.late.v1")
  record VisitLate(
      UUID eventId, Instant occurredAt, Case of, UUID assignmentId, TeamRef team, Instant startBy)
      implements TaskEvent {

    public VisitLate {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(of, "of");
      requireNonNull(assignmentId, "assignmentId");
      requireNonNull(team, "team");
      requireNonNull(startBy, "startBy");
    }
  }
}
