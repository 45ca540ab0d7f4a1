package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * @param item what was done; null in entries of earlier releases, like the two times
   * @param servedFrom begin of the service
   * @param servedUntil end of the service
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
      EvidenceRung rung,
      @Nullable ServiceItemCode item,
      @Nullable Instant servedFrom,
      @Nullable Instant servedUntil)
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

  /**
   * An entry stands: its public notice has passed or its dispute was turned down.
   *
   * @param minutes that stand, at most those recorded
   * @param rung that stands; may be better than the recorded one
   */
  @WireName("hours.confirmed.v1")
  record HoursConfirmed(
      UUID eventId,
      Instant occurredAt,
      UUID volunteerId,
      UUID entryId,
      int minutes,
      EvidenceRung rung)
      implements HoursEvent {

    public HoursConfirmed {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(volunteerId, "volunteerId");
      requireNonNull(entryId, "entryId");
      requireNonNull(rung, "rung");
      if (minutes < 0) {
        throw new IllegalArgumentException("Minutes served cannot be %d.".formatted(minutes));
      }
    }
  }

  /** An entry counts no more; it is never deleted. Certificates that name it are superseded. */
  @WireName("hours.voided.v1")
  record HoursVoided(
      UUID eventId, Instant occurredAt, UUID volunteerId, UUID entryId, VoidReason reason)
      implements HoursEvent {

    public HoursVoided {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(volunteerId, "volunteerId");
      requireNonNull(entryId, "entryId");
      requireNonNull(reason, "reason");
    }
  }

  /** Why an entry counts no more. */
  enum VoidReason {
    /** A dispute was upheld. */
    DISPUTED,
    /** Another entry of the same person covers the time. */
    OVERLAP,
    /** A reviewer found it wrong. */
    REVIEWED,
    /** Written again with corrected times or evidence. */
    CORRECTED
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
