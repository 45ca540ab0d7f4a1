package org.diandan.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.standalone.data.DataFolder;
import org.diandan.standalone.data.Ports;
import org.diandan.standalone.supervision.Supervisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
  private static final TopicPartition PARTITION = new TopicPartition("words", 0);

  @Test
  void comesBackWithItsRecordsWithinTenSecondsAfterItWasKilled(@TempDir Path temporary)
      throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("data"))) {
      var ports = new Ports(folder);
      var broker = Broker.in(folder, ports.of("broker"), ports.of("controller"));
      var supervisor = Supervisor.start(broker, warning -> {});
      try {
        write(broker, List.of("点", "单"));
        var killed = supervisor.pid();
        var killedAt = System.nanoTime();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        while (supervisor.pid() == killed) {
          Thread.onSpinWait();
          assertThat(Duration.ofNanos(System.nanoTime() - killedAt))
              .isLessThan(Duration.ofSeconds(10));
        }
        assertThat(read(broker, 2)).containsExactly("点", "单");
      } finally {
        supervisor.stop();
      }
    }
  }

  @Test
  void endsWithTheProcessThatStartedIt(@TempDir Path temporary) throws Exception {
    try (var folder = DataFolder.open(temporary.resolve("data"))) {
      var ports = new Ports(folder);
      var process = Broker.in(folder, ports.of("broker"), ports.of("controller")).start();

      process.getOutputStream().close();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void write(Broker broker, List<String> words) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.address(), "acks", "all", "linger.ms", 0);
    try (var admin = Admin.create(settings);
        var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
      for (var word : words) {
        producer.send(new ProducerRecord<>(PARTITION.topic(), word)).get();
      }
    }
  }

  private static List<String> read(Broker broker, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    var words = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (words.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(word -> words.add(word.value()));
      }
    }
    return words;
  }
}
