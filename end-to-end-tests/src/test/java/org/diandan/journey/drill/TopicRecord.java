package org.diandan.journey.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One record of a topic, read from its headers alone. */
record TopicRecord(UUID eventId, String type, UUID subject, long version) {

  private static final Duration POLL = Duration.ofSeconds(2);

  /** Everything a topic holds, each partition in its order; empty when there is no such topic. */
  static List<TopicRecord> readAll(String brokers, String topic) {
    var records = new ArrayList<TopicRecord>();
    readRaw(brokers, topic).forEach(record -> records.add(of(record)));
    return records;
  }

  /** Number of records of a topic, whatever they are. */
  static int count(String brokers, String topic) {
    return readRaw(brokers, topic).size();
  }

  private static List<ConsumerRecord<byte[], byte[]>> readRaw(String brokers, String topic) {
    var settings =
        Map.<String, Object>of("bootstrap.servers", brokers, "auto.offset.reset", "none");
    var bytes = new ByteArrayDeserializer();
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      if (!consumer.listTopics().containsKey(topic)) {
        return records;
      }
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new TopicRecord(
        UUID.fromString(header(record, "ce_id")),
        header(record, "ce_type"),
        UUID.fromString(header(record, "ce_subject")),
        Long.parseLong(header(record, "ce_aggregateversion")));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalStateException(
          "A record of %s has no header %s.".formatted(record.topic(), name));
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
