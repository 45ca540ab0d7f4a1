package org.diandan.notification;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Event;
import org.diandan.contract.EventTypes;
import org.diandan.contract.Topics;
import org.diandan.testkit.KafkaForTests;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Speaks for the other services: sends their events as their relays would. */
final class Wire {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

  private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
  private final KafkaProducer<String, CloudEvent> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()),
          new StringSerializer(),
          new CloudEventSerializer());

  static void createTopics() {
    var topics =
        List.of(Topics.REQUEST, Topics.ASSIGNMENT, Topics.TEAM).stream()
            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
            .toList();
    try (var admin = Admin.create(Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()))) {
      admin.createTopics(topics).all().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The topics could not be created.", e);
    }
  }

  /** Sends a fact as the next of its subject, as often as told. */
  void send(Event event, int times) {
    var stream = new UUID(event.subjectId().getMostSignificantBits(), event.topic().hashCode());
    var version = versions.merge(stream, 1L, Long::sum);
    for (var time = 0; time < times; time++) {
      var record = new ProducerRecord<>(event.topic(), event.key(), envelope(event, version));
      try {
        producer.send(record).get(20, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new IllegalStateException("The event could not be sent.", e);
      }
    }
  }

  void send(Event... events) {
    for (var event : events) {
      send(event, 1);
    }
  }

  private static CloudEvent envelope(Event event, long version) {
    return CloudEventBuilder.v1()
        .withId(event.eventId().toString())
        .withType(EventTypes.wireNameOf(event))
        .withSource(URI.create("/another-service"))
        .withSubject(event.subjectId().toString())
        .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
        .withExtension("aggregateversion", Long.toString(version))
        .withData(
            "application/json", JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
