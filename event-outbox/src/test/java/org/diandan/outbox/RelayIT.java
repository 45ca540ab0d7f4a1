package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.Topics;
import org.diandan.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayIT {

  /** Longer than the finite delivery timeout a careless relay would have. */
  private static final Duration LONG_OUTAGE = Duration.ofSeconds(6);

  @TempDir private static Path folder;

  private static FarBroker broker;

  private final UUID subject = UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    broker = new FarBroker(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /** A test that failed while the network was mute leaves nothing behind for those after it. */
  @AfterEach
  void heal() {
    broker.network.cut();
    broker.network.heal();
  }

  @Test
  void sendsAnEventAsACloudEventInBinaryMode() {
    try (var probe = Probe.start(PostgresForTests.database("probe"), broker.address())) {
      var event = Probe.event(subject);

      probe.write(Change.none().publishing(event));

      awaitAllSent(probe);
      var record = only(subject).getFirst();
      var sent = record.value();
      assertThat(record.key()).isEqualTo("3608");
      assertThat(sent.getId()).isEqualTo(event.eventId().toString());
      assertThat(sent.getType()).isEqualTo("request.withdrawn.v1");
      assertThat(sent.getSource()).hasToString("/probe");
      assertThat(sent.getTime()).hasToString("2026-11-23T04:00Z");
      assertThat(sent.getExtension("aggregateversion")).isEqualTo("1");
      assertThat(
              new String(Objects.requireNonNull(sent.getData()).toBytes(), StandardCharsets.UTF_8))
          .contains("\"occurredAt\": \"2026-11-23T04:00:00Z\"");
    }
  }

  @Test
  void sendsEachEventOnceAndInOrderThoughTheBrokerIsAwayForLong() {
    try (var probe = Probe.start(PostgresForTests.database("probe"), broker.address())) {
      probe.write(Change.none().publishing(Probe.events(subject, 10)));
      awaitAllSent(probe);

      broker.network.mute();
      probe.write(Change.none().publishing(Probe.events(subject, 20)));
      // Some have arrived and nobody was told; how many depends on how they were packed.
      await().atMost(Probe.LIMIT).until(() -> only(subject).size() > 10);
      probe.write(Change.none().publishing(Probe.events(subject, 20)));
      await().pollDelay(LONG_OUTAGE).atMost(Probe.LIMIT).until(() -> unsent(probe) == 40);
      broker.network.cut();
      broker.network.heal();

      awaitAllSent(probe);
      assertThat(versions(subject)).isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
    }
  }

  @Test
  void sendsWhatWasWrittenWhileThereWasNoBroker() {
    broker.network.cut();
    try (var probe = Probe.start(PostgresForTests.database("probe"), broker.address())) {
      for (int i = 0; i < 20; i++) {
        assertThat(probe.write(Change.none().publishing(Probe.event(subject))))
            .isEqualTo(new Written.Applied());
      }
      assertThat(unsent(probe)).isEqualTo(20);
      await().until(() -> probe.gauge("diandan.outbox.depth") == 20);
      await().until(() -> probe.gauge("diandan.outbox.oldest.age") > 0.5);

      broker.network.heal();

      awaitAllSent(probe);
      assertThat(versions(subject)).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
      await().until(() -> probe.gauge("diandan.outbox.depth") == 0);
    }
  }

  @Test
  void letsOnlyOneOfTwoInstancesSend() {
    var database = PostgresForTests.database("probe");
    try (var first = Probe.start(database, broker.address())) {
      try (var second = Probe.start(database, broker.address())) {
        for (int i = 0; i < 200; i++) {
          first.write(Change.none().publishing(Probe.event(subject)));
        }
        awaitAllSent(first);
        assertThat(versions(subject)).isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(locks(first)).isEqualTo(1);

        first.get(Relay.class).stop();
        second.write(Change.none().publishing(Probe.event(subject)));

        awaitAllSent(second);
        assertThat(versions(subject)).hasSize(201);
      }
    }
  }

  @Test
  void goesOnAfterItsConnectionWasTerminated() {
    try (var probe = Probe.start(PostgresForTests.database("probe"), broker.address())) {
      probe.write(Change.none().publishing(Probe.event(subject)));
      awaitAllSent(probe);

      for (int i = 0; i < 3; i++) {
        probe.database.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and application_name = 'relay-probe'");
        probe.write(Change.none().publishing(Probe.event(subject)));
        awaitAllSent(probe);
      }

      assertThat(versions(subject).stream().distinct()).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void sendsAgainWhatABrokerForgot() {
    try (var probe = Probe.start(PostgresForTests.database("probe"), broker.address())) {
      probe.write(Change.none().publishing(Probe.events(subject, 3)));
      awaitAllSent(probe);

      var count = probe.ledger().resendSince(Instant.EPOCH).block(Probe.LIMIT);

      assertThat(count).isEqualTo(3);
      awaitAllSent(probe);
      assertThat(versions(subject)).containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
    }
  }

  @Test
  void createsItsTopicsAgainWhenTheBrokerForgotThem() throws Exception {
    try (var probe = Probe.start(PostgresForTests.database("probe"), broker.address());
        var admin = Admin.create(Map.of("bootstrap.servers", (Object) broker.directAddress()))) {
      probe.write(Change.none().publishing(Probe.event(subject)));
      awaitAllSent(probe);

      admin.deleteTopics(List.of(Topics.REQUEST)).all().get();
      probe.write(Change.none().publishing(Probe.event(subject)));

      awaitAllSent(probe);
      assertThat(versions(subject)).containsExactly(2L);
      assertThat(admin.describeTopics(List.of(Topics.REQUEST)).allTopicNames().get())
          .hasEntrySatisfying(
              Topics.REQUEST,
              topic -> assertThat(topic.partitions()).hasSize(Topics.AREA_PARTITIONS));
    }
  }

  @Test
  void forgetsWhatIsOldAndKeepsTheRest() {
    var database = PostgresForTests.database("probe");
    try (var probe = Probe.start(database, broker.address())) {
      probe.write(Change.none().publishing(Probe.events(subject, 3)).once("old", "", ""));
      awaitAllSent(probe);
      database.execute(
          "update event_outbox set sent_at = now() - interval '15 d' where version < 3");
      database.execute("update write_key set written_at = now() - interval '25 h'");
      probe.write(Change.none().once("very old", "", ""));
      database.execute(
          "update write_key set written_at = now() - interval '49 h' where key = 'very old'");
    }

    try (var again = Probe.start(database, broker.address())) {
      await()
          .atMost(Probe.LIMIT)
          .until(() -> again.database.count("select count(*) from event_outbox") == 1);
      await()
          .atMost(Probe.LIMIT)
          .until(() -> again.database.count("select count(*) from write_key") == 1);
    }
  }

  private static void awaitAllSent(Probe probe) {
    await().atMost(Probe.LIMIT).until(() -> unsent(probe) == 0);
  }

  private static long unsent(Probe probe) {
    return probe.database.count("select count(*) from event_outbox where sent_at is null");
  }

  private static long locks(Probe probe) {
    return probe.database.count(
        """
        select count(*) from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.granted\
        """);
  }

  private static List<Long> versions(UUID subject) {
    return only(subject).stream()
        .map(
            record -> Long.valueOf(String.valueOf(record.value().getExtension("aggregateversion"))))
        .toList();
  }

  private static List<ConsumerRecord<String, CloudEvent>> only(UUID subject) {
    return broker.records(Topics.REQUEST).stream()
        .filter(record -> subject.toString().equals(record.value().getSubject()))
        .toList();
  }
}
