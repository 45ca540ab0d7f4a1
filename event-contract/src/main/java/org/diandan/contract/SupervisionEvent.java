package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.TeamRef;
import org.jspecify.annotations.Nullable;

/** An official calls whoever holds a request to account. */
public sealed interface SupervisionEvent extends ReferralEvent {

  /** One notice and its answer. */
  UUID supervisionId();

  /**
   * A supervision notice went to a team or to a department.
   *
   * @param calledId the team or the department
   * @param team the same team with its name; null when a department is called
   * @param answerBy when an answer is due
   * @param persons who answers for the department; empty when a team's leaders are told
   */
  @WireName("supervision.issued.v1")
  record SupervisionIssued(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID supervisionId,
      UUID calledId,
      @Nullable TeamRef team,
      Instant answerBy,
      Set<UUID> persons)
      implements SupervisionEvent {

    public SupervisionIssued {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(supervisionId, "supervisionId");
      requireNonNull(calledId, "calledId");
      requireNonNull(answerBy, "answerBy");
      persons = Set.copyOf(persons);
      if (team != null && !team.teamId().equals(calledId)) {
        throw new IllegalArgumentException(
            "The notice calls %s and names the team %s.".formatted(calledId, team.teamId()));
      }
    }
  }

  /**
   * The notice was answered.
   *
   * @param answerBy when the answer was due
   * @param persons the official who asked, by person id
   */
  @WireName("supervision.answered.v1")
  record SupervisionAnswered(
      UUID eventId,
      UUID requestId,
      Instant occurredAt,
      AreaCode area,
      int round,
      UUID supervisionId,
      Instant answerBy,
      Set<UUID> persons)
      implements SupervisionEvent {

    public SupervisionAnswered {
      requireNonNull(eventId, "eventId");
      requireNonNull(requestId, "requestId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(area, "area");
      requireNonNull(supervisionId, "supervisionId");
      requireNonNull(answerBy, "answerBy");
      persons = Set.copyOf(persons);
    }
  }
}
