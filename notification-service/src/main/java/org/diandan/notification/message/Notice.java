package org.diandan.notification.message;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact people must be told of, before it is known who they are.
 *
 * @param eventId the fact; one notice for each
 * @param requestId the request it speaks of; the code itself, when all it brings is a code
 * @param team the team it speaks of; null when it speaks of none
 * @param offerId leads to the offer's page; null when the fact is about no offer
 * @param assignmentId leads to the visit's page; null when there is no assignment
 * @param deadline until when an answer counts; null when none is asked
 */
record Notice(
    UUID eventId,
    MessageKind kind,
    UUID requestId,
    Instant occurredAt,
    @Nullable Team team,
    @Nullable UUID offerId,
    @Nullable UUID assignmentId,
    @Nullable Instant deadline) {

  Notice {
    requireNonNull(eventId, "eventId");
    requireNonNull(kind, "kind");
    requireNonNull(requestId, "requestId");
    requireNonNull(occurredAt, "occurredAt");
  }

  /** The team as the fact named it; team names may travel, people's may not. */
  record Team(UUID id, String name) {}

  static Notice about(MessageKind kind, UUID eventId, UUID requestId, Instant occurredAt) {
    return new Notice(eventId, kind, requestId, occurredAt, null, null, null, null);
  }

  Notice by(UUID teamId, String teamName) {
    var named = new Team(teamId, teamName);
    return new Notice(eventId, kind, requestId, occurredAt, named, offerId, assignmentId, deadline);
  }

  Notice withOffer(UUID offer) {
    return new Notice(eventId, kind, requestId, occurredAt, team, offer, assignmentId, deadline);
  }

  Notice withAssignment(UUID assignment) {
    return new Notice(eventId, kind, requestId, occurredAt, team, offerId, assignment, deadline);
  }

  Notice until(Instant moment) {
    return new Notice(eventId, kind, requestId, occurredAt, team, offerId, assignmentId, moment);
  }
}
