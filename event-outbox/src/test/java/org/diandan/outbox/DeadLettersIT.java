package org.diandan.outbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Topics;
import org.diandan.outbox.DeadLetters.Letter;
import org.diandan.outbox.DeadLetters.State;
import org.diandan.testkit.PostgresForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {

  private static final UUID ADMINISTRATOR = UUID.randomUUID();

  @TempDir private static Path folder;

  private static FarBroker broker;
  private static Probe probe;
  private static DeadLetters letters;
  private static ListenerIT.Listener listener;

  @BeforeAll
  static void start() throws Exception {
    broker = new FarBroker(folder);
    var database = PostgresForTests.database("probe");
    probe =
        Probe.start(
            database,
            database.properties(),
            ListenerIT.Listening.class,
            broker.address(),
            "probe.group=" + UUID.randomUUID());
    letters = probe.get(DeadLetters.class);
    listener = probe.get(ListenerIT.Listener.class);
  }

  @AfterAll
  static void stop() {
    probe.close();
    broker.close();
  }

  @Test
  void aLetterIsHandledAgainWhenSomebodyWantsItAndThenWhatWaitedForIt() {
    var poisoned = UUID.randomUUID();
    listener.poisoned.add(poisoned);
    probe.write(Change.none().publishing(Probe.events(poisoned, 2)));
    var letter = awaitLetter(of(poisoned));
    assertThat(letter.cause()).isEqualTo("IllegalArgumentException: poison");
    assertThat(letter.data()).contains(poisoned.toString());

    redrive(letter);
    assertThat(read(letter))
        .extracting(Letter::state, Letter::tries)
        .containsExactly(State.WAITING, 1);
    var open = probe.gauge("diandan.dead.letters");
    listener.poisoned.clear();
    redrive(letter);

    await()
        .atMost(Probe.LIMIT)
        .until(
            () ->
                probe.database.count("select count from thing where id = '" + poisoned + "'") == 2);
    assertThat(read(letter).state()).isEqualTo(State.HANDLED);
    assertThat(probe.gauge("diandan.dead.letters")).isEqualTo(open - 1);
    assertThat(letters.redrive(letter.id(), ADMINISTRATOR).block(Probe.LIMIT)).isFalse();
  }

  @Test
  void aLetterIsHandedOverOnceHoweverManyInstancesTry() {
    var poisoned = UUID.randomUUID();
    listener.poisoned.add(poisoned);
    probe.write(Change.none().publishing(Probe.event(poisoned)));
    var letter = awaitLetter(of(poisoned));
    letters.redrive(letter.id(), ADMINISTRATOR).block(Probe.LIMIT);

    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 4; i++) {
        instances.execute(letters::handOver);
      }
    }

    assertThat(listener.tries.get(poisoned)).isEqualTo(5 + 1);
  }

  @Test
  void whatIsNoEventStaysUntilItIsDiscardedWithAReason() throws Exception {
    var garbage = "no event " + UUID.randomUUID();
    probe.write(Change.none().publishing(Probe.event(UUID.randomUUID())));
    sendGarbage(garbage);
    var letter = awaitLetter(one -> one.data().equals(garbage));

    redrive(letter);
    var still = read(letter);
    letters.discard(letter.id(), ADMINISTRATOR, "sent by hand").block(Probe.LIMIT);

    assertThat(still.state()).isEqualTo(State.WAITING);
    assertThat(read(letter))
        .extracting(Letter::state, Letter::reason)
        .containsExactly(State.DISCARDED, "sent by hand");
    assertThatThrownBy(
            () ->
                probe.database.execute(
                    "update dead_letter set reason = '' where id = " + letter.id()))
        .hasStackTraceContaining("dead_letter_discarded_because");
  }

  private static void redrive(Letter letter) {
    letters.redrive(letter.id(), ADMINISTRATOR).block(Probe.LIMIT);
    letters.handOver();
  }

  private static Letter read(Letter letter) {
    return requireNonNull(letters.find(letter.id()).block(Probe.LIMIT));
  }

  private static Predicate<Letter> of(UUID subject) {
    return letter -> subject.toString().equals(letter.headers().get("ce_subject"));
  }

  private static Letter awaitLetter(Predicate<Letter> wanted) {
    return await()
        .atMost(Probe.LIMIT)
        .until(
            () ->
                requireNonNull(letters.list().block(Probe.LIMIT)).stream()
                    .filter(wanted)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static void sendGarbage(String garbage) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.directAddress());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.REQUEST, "3608", garbage)).get();
    }
  }
}
