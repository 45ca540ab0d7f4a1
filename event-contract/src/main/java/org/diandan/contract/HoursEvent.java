package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** Minutes a volunteer served, published by matching-service. */
public sealed interface HoursEvent extends Event {

  /** The person who served, also the Kafka key. */
  UUID volunteerId();

  @Override
  default UUID subjectId() {
    return volunteerId();
  }

  @Override
  default String topic() {
    return Topics.HOURS;
  }

  @Override
  default String key() {
    return volunteerId().toString();
  }

  /**
   * An entry in the record of hours.
   *
   * @param minutes actual service by the server's clock, travel excluded, 0 or more
   * @param rung how well the entry is proven
   */
  @WireName("hours.recorded.v1")
  record HoursRecorded(
      UUID eventId,
      Instant occurredAt,
      UUID volunteerId,
      UUID entryId,
      UUID teamId,
      UUID requestId,
      int minutes,
      EvidenceRung rung)
      implements HoursEvent {

    public HoursRecorded {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(volunteerId, "volunteerId");
      requireNonNull(entryId, "entryId");
      requireNonNull(teamId, "teamId");
      requireNonNull(requestId, "requestId");
      requireNonNull(rung, "rung");
      if (minutes < 0) {
        throw new IllegalArgumentException("Minutes served cannot be %d.".formatted(minutes));
      }
    }
  }

  /** What a minute of service stands on, weakest first. */
  enum EvidenceRung {
    /** Self-declared. */
    E0,
    /** Confirmed by the leader. */
    E1,
    /** One-time code spoken by the resident. */
    E2,
    /** Check-in and check-out inside the geofence. */
    E3,
    /** Both E2 and E3. */
    E4
  }
}
