package org.diandan.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What staff has to know of reports the platform issues by itself, published by request-service.
 */
public sealed interface ReportEvent extends Event {

  /** The issued report, also the Kafka key. */
  UUID reportId();

  @Override
  default UUID subjectId() {
    return reportId();
  }

  @Override
  default String topic() {
    return Topics.EXPORT;
  }

  @Override
  default String key() {
    return reportId().toString();
  }

  /**
   * The schedule issued the report of an area; what is in it does not travel.
   *
   * @param persons whom it concerns: who answers for the area; empty when nobody does
   */
  @WireName("report.issued.v1")
  record ReportIssued(
      UUID eventId, Instant occurredAt, UUID reportId, ReportSpan span, Set<UUID> persons)
      implements ReportEvent {

    public ReportIssued {
      requireNonNull(eventId, "eventId");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(reportId, "reportId");
      requireNonNull(span, "span");
      persons = Set.copyOf(persons);
    }
  }

  /** How long the period of such a report is. */
  enum ReportSpan {
    DAY,
    WEEK,
    MONTH
  }
}
