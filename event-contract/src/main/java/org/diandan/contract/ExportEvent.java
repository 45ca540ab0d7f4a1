package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What staff has to know of files that are made for them, published by request-service. */
public sealed interface ExportEvent extends Event {

  /** The export, also the Kafka key. */
  UUID exportId();

  @Override
  default UUID subjectId() {
    return exportId();
  }

  @Override
  default String topic() {
    return Topics.EXPORT;
  }

  @Override
  default String key() {
    return exportId().toString();
  }

  /**
   * An export came to a step at which somebody can do something. What is in the file does not
   * travel.
   *
   * @param persons whom it concerns: whoever may approve it, else whoever ordered it
   */
  @WireName("export.moved.v1")
  record ExportMoved(
      UUID eventId, Instant occurredAt, UUID exportId, ExportStep step, Set<UUID> persons)
      implements ExportEvent {

    public ExportMoved {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(exportId, "exportId");
      requireNonNull(step, "step");
      persons = Set.copyOf(persons);
    }
  }

  /** Steps people are told of. */
  enum ExportStep {
    /** It holds personal data and waits for a second person. */
    ASKED,
    /** The second person refused it. */
    REFUSED,
    /** Nobody approved it in time. */
    EXPIRED,
    /** The file can be fetched. */
    READY,
    /** It could not be written. */
    FAILED
  }
}
