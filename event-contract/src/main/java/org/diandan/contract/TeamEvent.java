package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services need to know of a team, published by matching-service. */
public sealed interface TeamEvent extends Event {

  /** The team, also the Kafka key: the compacted topic keeps the latest facts of each. */
  UUID teamId();

  @Override
  default UUID subjectId() {
    return teamId();
  }

  @Override
  default String topic() {
    return Topics.TEAM;
  }

  @Override
  default String key() {
    return teamId().toString();
  }

  /**
   * All current facts of a team; every change repeats them whole.
   *
   * @param leaders persons who answer for the team, at least one
   * @param members persons who serve with it, leaders included
   * @param active whether it takes offers
   * @param applicants persons who ask to serve with it and wait for an answer; null when this
   *     change says nothing of them
   * @param step of its life that was just taken, which its leaders are told of; null for all other
   *     changes
   */
  @WireName("team.changed.v1")
  record TeamChanged(
      UUID eventId,
      Instant occurredAt,
      UUID teamId,
      String name,
      TeamKind kind,
      AreaCode area,
      Set<UUID> leaders,
      Set<UUID> members,
      boolean active,
      @Nullable Set<UUID> applicants,
      @Nullable TeamStep step)
      implements TeamEvent {

    public TeamChanged {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(teamId, "teamId");
      requireNonNull(name, "name");
      requireNonNull(kind, "kind");
      requireNonNull(area, "area");
      leaders = Set.copyOf(leaders);
      members = Set.copyOf(members);
      applicants = applicants == null ? null : Set.copyOf(applicants);
    }
  }

  /** A step of a team's life that officials take. */
  enum TeamStep {
    /** Its application is in order. */
    REVIEWED,
    /** Its application has to be corrected. */
    RETURNED,
    /** It takes offers from now on. */
    ACTIVATED,
    /** It takes none for the time being. */
    SUSPENDED,
    /** It is no more. */
    DISSOLVED
  }
}
