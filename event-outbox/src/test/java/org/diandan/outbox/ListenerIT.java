package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Topics;
import org.diandan.testkit.CuttableNetwork;
import org.diandan.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;

class ListenerIT {

  /** Longer than the five tries of a poisoned record take. */
  private static final Duration OUTAGE = Duration.ofSeconds(10);

  /** What fits into a record, but not together with the reason why it was refused. */
  private static final int LARGEST_RECORD = 1_048_400;

  @TempDir private static Path folder;

  private static FarBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new FarBroker(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void heal() {
    broker.network.heal();
  }

  @Test
  void givesAnEventOfOneServiceItsEffectInAnother() {
    var subject = UUID.randomUUID();
    try (var probe = listening()) {
      probe.write(Change.none().publishing(Probe.events(subject, 3)));

      awaitCount(probe, subject, 3);
      assertThat(listener(probe).threads).allMatch(Thread::isVirtual);
    }
  }

  @Test
  void putsAPoisonedEventToTheDeadLettersAndHandlesTheNext() {
    var poisoned = UUID.randomUUID();
    var healthy = UUID.randomUUID();
    try (var probe = listening()) {
      listener(probe).poisoned.add(poisoned);

      probe.write(Change.none().publishing(Probe.event(poisoned), Probe.event(healthy)));

      awaitCount(probe, healthy, 1);
      var letters = deadLetters(poisoned);
      assertThat(letters).hasSize(1);
      assertThat(header(letters.getFirst(), "kafka_dlt-exception-cause-fqcn"))
          .contains("IllegalArgumentException");
      assertThat(header(letters.getFirst(), "kafka_dlt-original-topic")).isEqualTo(Topics.REQUEST);
      assertThat(letters.getFirst().headers().lastHeader("kafka_dlt-exception-stacktrace"))
          .isNull();
      assertThat(listener(probe).tries.get(poisoned)).isEqualTo(5);
      assertThat(probe.counted("diandan.inbox.dead.letters")).isEqualTo(1);
    }
  }

  @Test
  void putsWhatCannotBeDecodedToTheDeadLettersAtOnce() throws Exception {
    var healthy = UUID.randomUUID();
    try (var probe = listening()) {
      probe.write(Change.none().publishing(Probe.event(UUID.randomUUID())));
      var mark = "no event " + UUID.randomUUID();

      for (var garbage : List.of("{", "null", "x".repeat(LARGEST_RECORD), mark)) {
        sendGarbage(garbage);
      }
      probe.write(Change.none().publishing(Probe.event(healthy)));

      awaitCount(probe, healthy, 1);
      await().atMost(Probe.LIMIT).until(() -> rawDeadLetters().contains(mark));
      assertThat(probe.counted("diandan.inbox.dead.letters")).isEqualTo(4);
    }
  }

  @Test
  void losesNoRecordWhenItsDeadLetterCannotBeWritten() throws Exception {
    var poisoned = UUID.randomUUID();
    try (var probe = listening()) {
      probe.write(Change.none().publishing(Probe.event(UUID.randomUUID())));
      listener(probe).poisoned.add(poisoned);
      var deadLetters = Topics.deadLettersOf(Topics.REQUEST);
      try (var admin = admin()) {
        await()
            .atMost(Probe.LIMIT)
            .until(() -> admin.listTopics().names().get().contains(deadLetters));
        admin.deleteTopics(List.of(deadLetters)).all().get();
        probe.write(Change.none().publishing(Probe.event(poisoned)));
        await()
            .atMost(Probe.LIMIT)
            .until(() -> listener(probe).tries.getOrDefault(poisoned, 0) > 5);
        admin
            .createTopics(
                List.of(
                    new NewTopic(deadLetters, 1, (short) 1)
                        .configs(Map.of("max.message.bytes", "4194304"))))
            .all()
            .get();
      }

      await().atMost(Probe.LIMIT).until(() -> deadLetters(poisoned).size() == 1);
    }
  }

  @Test
  void waitsForTheDatabaseAndPutsNothingToTheDeadLetters() {
    var database = PostgresForTests.database("probe");
    var subject = UUID.randomUUID();
    try (var network = new CuttableNetwork(PostgresForTests.port());
        var publisher = Probe.start(database, broker.address());
        var consumer =
            Probe.start(
                database,
                database.propertiesThrough(network.port()),
                Listening.class,
                broker.address(),
                group())) {
      publisher.write(Change.none().publishing(Probe.event(subject)));
      awaitCount(publisher, subject, 1);

      network.cut();
      publisher.write(Change.none().publishing(Probe.events(subject, 5)));
      await()
          .pollDelay(OUTAGE)
          .atMost(Probe.LIMIT)
          .untilAsserted(() -> assertThat(countOf(publisher, subject)).isEqualTo(1));
      network.heal();

      awaitCount(publisher, subject, 6);
      assertThat(consumer.counted("diandan.inbox.dead.letters")).isZero();
      assertThat(deadLetters(subject)).isEmpty();
    }
  }

  @Test
  void startsWithoutABrokerAndListensAsSoonAsItIsThere() {
    var subject = UUID.randomUUID();
    broker.network.cut();
    try (var probe = listening()) {
      probe.write(Change.none().publishing(Probe.event(subject)));
      broker.network.heal();

      awaitCount(probe, subject, 1);
    }
  }

  private static Probe listening() {
    var database = PostgresForTests.database("probe");
    return Probe.start(database, database.properties(), Listening.class, broker.address(), group());
  }

  /** A group of its own for each test; it sees what the tests before it sent, and that is fine. */
  private static String group() {
    return "probe.group=" + UUID.randomUUID();
  }

  private static Listener listener(Probe probe) {
    return probe.get(Listener.class);
  }

  private static void awaitCount(Probe probe, UUID subject, long count) {
    await()
        .atMost(Probe.LIMIT)
        .untilAsserted(() -> assertThat(countOf(probe, subject)).isEqualTo(count));
  }

  private static long countOf(Probe probe, UUID subject) {
    return probe.database.count(
        "select coalesce(sum(count), 0) from thing where id = '" + subject + "'");
  }

  private static List<ConsumerRecord<String, String>> deadLetters(UUID subject) {
    return broker.raw(Topics.deadLettersOf(Topics.REQUEST)).stream()
        .filter(record -> record.headers().lastHeader("ce_subject") != null)
        .filter(record -> header(record, "ce_subject").equals(subject.toString()))
        .toList();
  }

  private static List<String> rawDeadLetters() {
    return broker.raw(Topics.deadLettersOf(Topics.REQUEST)).stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static void sendGarbage(String garbage) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.directAddress());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.REQUEST, "3608", garbage)).get();
    }
  }

  private static Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", broker.directAddress()));
  }

  @Import(Probe.Service.class)
  static class Listening {

    @Bean
    Listener listener(Inbox inbox) {
      return new Listener(inbox);
    }
  }

  /** Counts up, unless it was told that a subject is poison. */
  static class Listener implements Reactions {

    private final Inbox inbox;
    final Set<UUID> poisoned = ConcurrentHashMap.newKeySet();
    final Map<UUID, Integer> tries = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Listener(Inbox inbox) {
      this.inbox = inbox;
    }

    @KafkaListener(topics = Topics.REQUEST, groupId = "${probe.group}")
    void on(ConsumerRecord<String, CloudEvent> record) {
      threads.add(Thread.currentThread());
      inbox.handle(record, this);
    }

    @Override
    public String consumer() {
      return "listener";
    }

    @Override
    public Mono<Change> on(Delivery delivery) {
      tries.merge(delivery.subject(), 1, Integer::sum);
      return poisoned.contains(delivery.subject())
          ? Mono.error(new IllegalArgumentException("poison"))
          : Mono.just(Probe.countUp(delivery.subject()));
    }
  }
}
