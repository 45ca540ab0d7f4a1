package org.diandan.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.diandan.contract.Event;
import org.diandan.contract.EventTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How events look outside the JVM: JSON with ISO instants, in the binary mode of CloudEvents. */
final class EventFormat {

  private static final String VERSION = "aggregateversion";
  private static final String TRACE = "traceparent";

  static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private EventFormat() {}

  /** The events as the rows the outbox statement reads, numbered within their subject. */
  static String rows(Collection<Event> events) {
    var steps = new HashMap<String, HashMap<UUID, Integer>>();
    var rows = JSON.createArrayNode();
    for (var event : events) {
      var known = steps.computeIfAbsent(streamOf(event), stream -> new HashMap<>());
      known.putIfAbsent(event.eventId(), known.size() + 1);
    }
    for (var event : events) {
      var known = steps.getOrDefault(streamOf(event), new HashMap<>());
      rows.addObject()
          .put("ordinal", rows.size())
          .put("event_id", event.eventId().toString())
          .put("type", EventTypes.wireNameOf(event))
          .put("topic", event.topic())
          .put("record_key", event.key())
          .put("subject", event.subjectId().toString())
          .put("step", known.getOrDefault(event.eventId(), 1))
          .put("steps", known.size())
          .put("occurred_at", event.occurredAt().toString())
          .set("data", JSON.valueToTree(event));
    }
    return rows.toString();
  }

  private static String streamOf(Event event) {
    return event.topic() + '/' + event.subjectId();
  }

  /** The Kafka record of a row of the outbox. */
  static ProducerRecord<String, CloudEvent> record(Sent row, URI source) {
    var event =
        CloudEventBuilder.v1()
            .withId(row.eventId().toString())
            .withType(row.type())
            .withSource(source)
            .withSubject(row.subject().toString())
            .withTime(row.occurredAt())
            .withExtension(VERSION, Long.toString(row.version()))
            .withData("application/json", row.data().getBytes(StandardCharsets.UTF_8));
    var record = new ProducerRecord<>(row.topic(), row.key(), event.build());
    var trace = row.traceparent();
    if (trace != null) {
      record.headers().add(TRACE, trace.getBytes(StandardCharsets.US_ASCII));
    }
    return record;
  }

  /** What a record says about itself. */
  static Arrived envelope(ConsumerRecord<String, CloudEvent> record) {
    var event = record.value();
    if (event == null || event.getData() == null || event.getSubject() == null) {
      throw new UndecodableEvent("The record lacks its data or its subject.", null);
    }
    try {
      return new Arrived(
          record.topic(),
          record.partition(),
          UUID.fromString(event.getId()),
          event.getType(),
          event.getSource().toString(),
          UUID.fromString(event.getSubject()),
          version(event),
          new String(event.getData().toBytes(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UndecodableEvent("The envelope of the record is broken.", e);
    }
  }

  private static long version(CloudEvent event) {
    var text = String.valueOf(event.getExtension(VERSION));
    var version = Long.parseLong(text);
    if (version < 1) {
      throw new IllegalArgumentException("Versions start at 1, not at " + text);
    }
    return version;
  }

  /** The event itself; empty for a type this release does not know. */
  static Optional<Event> event(Arrived arrived) {
    return EventTypes.find(arrived.type()).map(type -> decode(arrived, type));
  }

  private static Event decode(Arrived arrived, Class<? extends Event> type) {
    try {
      var event = JSON.readValue(arrived.data(), type);
      if (event == null) {
        throw new UndecodableEvent("The data of %s is null.".formatted(arrived.type()), null);
      }
      return event;
    } catch (JacksonException e) {
      throw new UndecodableEvent(
          "The data of event %s is no %s.".formatted(arrived.eventId(), arrived.type()), e);
    }
  }

  /** A row of the outbox on its way. */
  record Sent(
      long id,
      UUID eventId,
      String type,
      String topic,
      String key,
      UUID subject,
      long version,
      OffsetDateTime occurredAt,
      @Nullable String traceparent,
      String data) {}

  /** A record whose envelope could be read. */
  record Arrived(
      String topic,
      int partition,
      UUID eventId,
      String type,
      String source,
      UUID subject,
      long version,
      String data) {}

  /** Nothing can be made of a record, now or later. */
  static final class UndecodableEvent extends RuntimeException {

    private static final long serialVersionUID = 1;

    UndecodableEvent(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
