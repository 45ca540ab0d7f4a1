package org.diandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.diandan.contract.AreaCode;
import org.diandan.contract.Event;
import org.diandan.contract.TeamEvent.TeamChanged;
import org.diandan.contract.TeamKind;
import org.diandan.contract.Topics;
import org.diandan.outbox.EventFormat.UndecodableEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class InboxIT {

  private static Probe probe;

  private final UUID subject = UUID.randomUUID();
  private Effects effects = new Effects("none", delivery -> Change.none());

  @BeforeAll
  static void start() {
    probe = Probe.start();
  }

  @AfterAll
  static void stop() {
    probe.close();
  }

  @BeforeEach
  void countEffects() {
    effects = new Effects("inbox-" + subject, delivery -> Probe.countUp(delivery.subject()));
  }

  @Test
  void appliesAnEventOnceThoughItComesTwentyTimesAtOnce() throws Exception {
    var record = record(Probe.event(subject), 1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<?>>();
      for (int i = 0; i < 20; i++) {
        calls.add(threads.submit(() -> handle(record)));
      }
      for (var call : calls) {
        call.get(Probe.LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
    }

    assertThat(count()).isEqualTo(1);
  }

  @Test
  void hasNoSecondEffectWhenTheTopicIsReplayed() {
    var records = List.of(next(1), next(2), next(3));
    records.forEach(this::handle);

    records.forEach(this::handle);

    assertThat(count()).isEqualTo(3);
    assertThat(effects.versions).containsExactly(1L, 2L, 3L);
  }

  @Test
  void parksWhatComesTooEarlyAndAppliesItInItsTurn() {
    var records = List.of(next(4), next(2), next(3));
    records.forEach(this::handle);
    assertThat(effects.versions).isEmpty();
    await().until(() -> probe.gauge("diandan.inbox.waiting") == 3);

    handle(next(1));

    assertThat(effects.versions).containsExactly(1L, 2L, 3L, 4L);
    assertThat(count()).isEqualTo(4);
    assertThat(parked()).isZero();
  }

  @Test
  void skipsAnUnknownTypeAndGoesOnWithTheNextVersion() {
    handle(next(1));

    handle(raw("request.teleported.v1", 2, "{}"));
    handle(next(3));

    assertThat(effects.versions).containsExactly(1L, 3L);
    assertThat(probe.counted("diandan.inbox.unknown")).isPositive();
  }

  @Test
  void takesTheOlderFormOfAChangeWhoseNewerFormItDoesNotKnow() {
    handle(raw("request.withdrawn.v2", 1, "{}"));

    handle(next(1));
    handle(next(2));

    assertThat(effects.versions).containsExactly(1L, 2L);
  }

  @Test
  void takesOnlyNewerFactsFromACompactedTopic() {
    handle(team(5));
    handle(team(3));
    handle(team(9));

    assertThat(effects.versions).containsExactly(5L, 9L);
  }

  @Test
  void decidesAgainWhenRowsMovedMeanwhile() {
    var tries = new ArrayList<Long>();
    var deciding =
        new Effects(
            "deciding-" + subject,
            delivery -> {
              tries.add(delivery.version());
              return tries.size() < 3
                  ? Change.of("changed as (select 1 where false)")
                  : Probe.countUp(delivery.subject());
            });

    probe.get(Inbox.class).handle(next(1), deciding);

    assertThat(tries).hasSize(3);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void remembersNothingOfAnEventWhoseEffectFailed() {
    var failing =
        new Effects(
            effects.consumer(),
            delivery ->
                Change.of("changed as (insert into thing (id) values (null) returning id)"));

    assertThatThrownBy(() -> probe.get(Inbox.class).handle(next(1), failing))
        .isInstanceOf(DataIntegrityViolationException.class);

    handle(next(1));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void refusesDataThatIsNoEvent() {
    assertThatThrownBy(() -> handle(raw("request.withdrawn.v1", 1, "{\"area\":")))
        .isInstanceOf(UndecodableEvent.class);
    assertThatThrownBy(() -> handle(raw("request.withdrawn.v1", 1, "{}")))
        .isInstanceOf(UndecodableEvent.class);
    assertThatThrownBy(() -> handle(raw("request.withdrawn.v1", 1, "null")))
        .isInstanceOf(UndecodableEvent.class);
    assertThatThrownBy(() -> handle(raw("request.withdrawn.v1", 0, "{}")))
        .isInstanceOf(UndecodableEvent.class);
  }

  private void handle(ConsumerRecord<String, CloudEvent> record) {
    probe.get(Inbox.class).handle(record, effects);
  }

  private long count() {
    return probe.database.count(
        "select coalesce(sum(count), 0) from thing where id = '" + subject + "'");
  }

  private long parked() {
    return probe.database.count(
        "select count(*) from event_parked where subject = '" + subject + "'");
  }

  private ConsumerRecord<String, CloudEvent> next(long version) {
    return record(Probe.event(subject), version);
  }

  private ConsumerRecord<String, CloudEvent> team(long version) {
    var person = Set.of(new UUID(0, 1));
    return record(
        new TeamChanged(
            UUID.randomUUID(),
            Probe.NOW,
            subject,
            "a team",
            TeamKind.PARTY,
            new AreaCode("360802"),
            person,
            person,
            true,
            null,
            null),
        version);
  }

  private ConsumerRecord<String, CloudEvent> raw(String type, long version, String data) {
    return arrived(Topics.REQUEST, cloudEvent(UUID.randomUUID(), type, version, data));
  }

  private ConsumerRecord<String, CloudEvent> record(Event event, long version) {
    var row = EventFormat.JSON.readTree(EventFormat.rows(List.of(event))).get(0);
    return arrived(
        event.topic(),
        cloudEvent(
            event.eventId(), row.get("type").asString(), version, row.get("data").toString()));
  }

  private CloudEvent cloudEvent(UUID id, String type, long version, String data) {
    return CloudEventBuilder.v1()
        .withId(id.toString())
        .withType(type)
        .withSource(URI.create("/probe"))
        .withSubject(subject.toString())
        .withExtension("aggregateversion", Long.toString(version))
        .withData(data.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static ConsumerRecord<String, CloudEvent> arrived(String topic, CloudEvent event) {
    return new ConsumerRecord<>(topic, 0, 0, "3608", event);
  }

  /** A consumer that notes what reaches it. */
  private static final class Effects implements Reactions {

    private final String consumer;
    private final Function<Delivery, Change> effect;
    private final List<Long> versions = new CopyOnWriteArrayList<>();

    Effects(String consumer, Function<Delivery, Change> effect) {
      this.consumer = consumer;
      this.effect = effect;
    }

    @Override
    public String consumer() {
      return consumer;
    }

    @Override
    public Mono<Change> on(Delivery delivery) {
      return Mono.fromSupplier(
          () -> {
            versions.add(delivery.version());
            return effect.apply(delivery);
          });
    }
  }
}
