package org.diandan.request;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Event;
import org.diandan.contract.EventTypes;
import org.diandan.testkit.KafkaForTests;
import tools.jackson.databind.json.JsonMapper;

/** Says on the real topics what matching-service would say. */
public final class MatchingEvents {

  private final Producer<String, CloudEvent> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", KafkaForTests.bootstrapServers()),
          new StringSerializer(),
          new CloudEventSerializer());
  private final Map<UUID, Long> versions = new HashMap<>();

  /** Publishes the events in this order and waits for the broker. */
  public void say(Event... events) {
    for (var event : events) {
      send(event, versions.merge(event.subjectId(), 1L, Long::sum));
    }
  }

  /** Publishes an event once more, as a relay may. */
  public void repeat(Event event, long version) {
    send(event, version);
  }

  private void send(Event event, long version) {
    var cloudEvent =
        CloudEventBuilder.v1()
            .withId(event.eventId().toString())
            .withType(EventTypes.wireNameOf(event))
            .withSource(URI.create("/matching-service"))
            .withSubject(event.subjectId().toString())
            .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
            .withExtension("aggregateversion", Long.toString(version))
            .withData("application/json", JsonMapper.shared().writeValueAsBytes(event))
            .build();
    try {
      producer
          .send(new ProducerRecord<>(event.topic(), event.key(), cloudEvent))
          .get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The event was not sent: " + event, e);
    }
  }
}
