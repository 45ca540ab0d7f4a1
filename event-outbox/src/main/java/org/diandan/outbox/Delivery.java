package org.diandan.outbox;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.diandan.contract.Event;

/**
 * An event that arrived in its turn.
 *
 * @param source the publisher, e.g. {@code /request-service}
 * @param subject the aggregate the event belongs to
 * @param version counts the events of the subject on its topic, from 1
 * @param partition the Kafka partition it came on
 */
public record Delivery(
    UUID eventId, String source, UUID subject, long version, Event event, int partition) {

  public Delivery {
    requireNonNull(eventId, "eventId");
    requireNonNull(source, "source");
    requireNonNull(subject, "subject");
    requireNonNull(event, "event");
  }
}
