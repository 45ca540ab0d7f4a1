package org.diandan.outbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.diandan.outbox.Written.Applied;
import org.diandan.outbox.Written.InFlight;
import org.diandan.outbox.Written.KeyReused;
import org.diandan.outbox.Written.Refused;
import org.diandan.outbox.Written.Repeated;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LedgerIT {

  private static Probe probe;

  @BeforeAll
  static void start() {
    probe = Probe.start();
  }

  @AfterAll
  static void stop() {
    probe.close();
  }

  @Test
  void keepsStateAndEventTogetherWhenCallersHangUp() {
    var ids = IntStream.range(0, 2_000).mapToObj(i -> UUID.randomUUID()).toList();

    Flux.fromIterable(ids)
        .index()
        .flatMap(
            call ->
                probe
                    .ledger()
                    .write(Probe.add(call.getT2()).publishing(Probe.event(call.getT2())))
                    .takeUntilOther(Mono.delay(Duration.ofMillis(call.getT1() % 8))),
            100)
        .then()
        .block(Probe.LIMIT);

    var written = "select count(*) from thing where id = any(array%s::uuid[])".formatted(sql(ids));
    await().atMost(Probe.LIMIT).until(() -> probe.database.count(written) == ids.size());
    assertThat(
            probe.database.count(
                "select count(*) from event_outbox where subject = any(array%s::uuid[])"
                    .formatted(sql(ids))))
        .isEqualTo(ids.size());
    assertThat(idleInTransaction()).isZero();
    await().until(() -> connectionsInUse() == 0);
  }

  @Test
  void writesNothingWhenTheEventCannotBeWritten() {
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    var event = Probe.event(first);
    probe.write(Probe.add(first).publishing(event));

    assertThatThrownBy(() -> probe.write(Probe.add(second).publishing(event)))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(exists(second)).isFalse();
  }

  @Test
  void hasOneEffectForTwentyParallelCallsWithOneKey() throws Exception {
    var key = "parallel-" + UUID.randomUUID();
    Callable<Written> call =
        () -> {
          var id = UUID.randomUUID();
          return probe.write(
              Change.of("changed as (insert into thing (id, note) values (:id, :key) returning id)")
                  .bind("id", id)
                  .bind("key", key)
                  .publishing(Probe.event(id))
                  .once(key, "same", "{\"id\":\"" + id + "\"}"));
        };

    var answers = inParallel(20, call);

    assertThat(answers).filteredOn(Applied.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Repeated.class::isInstance).hasSize(19);
    assertThat(answers.stream().filter(Repeated.class::isInstance).distinct()).hasSize(1);
    assertThat(probe.database.count("select count(*) from thing where note = '" + key + "'"))
        .isEqualTo(1);
  }

  @Test
  void saysThatAKeyWasUsedForSomethingElse() {
    var key = "other-" + UUID.randomUUID();
    var other = UUID.randomUUID();
    probe.write(Probe.add(UUID.randomUUID()).once(key, "a body", "{}"));

    var written = probe.write(Probe.add(other).once(key, "another body", "{}"));

    assertThat(written).isEqualTo(new KeyReused());
    assertThat(exists(other)).isFalse();
  }

  @Test
  void repeatsTheFirstAnswerEvenWhenTheGuardWouldRefuseNow() {
    var id = UUID.randomUUID();
    var key = "guarded-" + id;
    probe.write(Probe.add(id));
    var change =
        Change.of(
                "changed as (update thing set count = 2 where id = :id and count = 1 returning 1)")
            .bind("id", id)
            .once(key, "body", "first");

    assertThat(probe.write(change)).isEqualTo(new Applied());
    assertThat(probe.write(change)).isEqualTo(new Repeated("first"));
  }

  @Test
  void recallsAKeyAfterARestart() {
    var key = "restart-" + UUID.randomUUID();
    probe.write(Change.none().once(key, "body", "{\"n\":1}"));

    try (var again = Probe.start(probe.database)) {
      assertThat(again.ledger().recall(key, "body").block(Probe.LIMIT))
          .isEqualTo(Optional.of(new Repeated("{\"n\":1}")));
      assertThat(again.ledger().recall(key, "other").block(Probe.LIMIT))
          .isEqualTo(Optional.of(new KeyReused()));
      assertThat(again.ledger().recall("unknown", "body").block(Probe.LIMIT)).isEmpty();
    }
  }

  @Test
  void writesNothingAtAllWhenTheChangeIsRefused() {
    var id = UUID.randomUUID();
    var key = "refused-" + id;
    var change =
        Change.of("changed as (update thing set count = 9 where id = :id returning id)")
            .bind("id", id)
            .publishing(Probe.event(id))
            .once(key, "body", "{}");

    assertThat(probe.write(change)).isEqualTo(new Refused());

    assertThat(
            probe.database.count(
                """
                select (select count(*) from event_outbox where subject = '%1$s')
                  + (select count(*) from event_stream where subject = '%1$s')
                  + (select count(*) from write_key where key = '%2$s')\
                """
                    .formatted(id, key)))
        .isZero();
  }

  @Test
  void saysThatTheSameCallIsStillRunning() throws SQLException {
    var key = "running-" + UUID.randomUUID();
    try (var other = probe.database.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "insert into write_key (key, fingerprint, answer) values ('%s', 'b', '')".formatted(key));

      var written = probe.write(Probe.add(UUID.randomUUID()).once(key, "b", "{}"));

      assertThat(written).isEqualTo(new InFlight());
    }
  }

  @Test
  void givesEachSubjectItsVersionsInTheOrderOfTheRows() throws Exception {
    var subject = UUID.randomUUID();

    inParallel(20, () -> probe.write(Change.none().publishing(Probe.events(subject, 5))));

    assertThat(
            probe.database.count(
                """
                select count(*)
                from (select version, row_number() over (order by id) as place
                      from event_outbox where subject = '%s') v
                where version = place\
                """
                    .formatted(subject)))
        .isEqualTo(100);
  }

  @Test
  void takesNullsAndArrays() {
    var id = UUID.randomUUID();
    var change =
        Change.of(
                """
                changed as (
                  insert into thing (id, note, tags)
                  select unnest(:ids), :note, :tags
                  returning id)\
                """)
            .bind("ids", new UUID[] {id})
            .bindNullable("note", null, String.class)
            .bind("tags", new String[] {"a", "b"});

    assertThat(probe.write(change)).isEqualTo(new Applied());

    assertThat(
            probe.database.count(
                "select count(*) from thing where id = '%s' and note is null and tags = '{a,b}'"
                    .formatted(id)))
        .isEqualTo(1);
  }

  @Test
  void writesBothOfTwoChangesThatLockEachOther() throws Exception {
    var left = UUID.randomUUID();
    var right = UUID.randomUUID();
    probe.write(Probe.add(left));
    probe.write(Probe.add(right));
    var turns = new AtomicInteger();

    var written =
        inParallel(
            2,
            () ->
                turns.getAndIncrement() == 0
                    ? probe.write(both(left, right))
                    : probe.write(both(right, left)));

    assertThat(written).containsOnly(new Applied());
    assertThat(
            probe.database.count(
                "select sum(count) from thing where id in ('%s', '%s')".formatted(left, right)))
        .isEqualTo(6);
  }

  /** Locks the first row, waits until somebody else has locked the second, and wants that too. */
  private static Change both(UUID first, UUID second) {
    return Change.of(
            """
            one as (update thing set count = count + 1 where id = :first returning pg_sleep(0.5)),
            changed as (
              update thing set count = count + 1
              where id = :second and (select count(*) from one) = 1
              returning id)\
            """)
        .bind("first", first)
        .bind("second", second);
  }

  private static long idleInTransaction() {
    return probe.database.count(
        """
        select count(*) from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'\
        """);
  }

  private static int connectionsInUse() {
    return probe.pool().getMetrics().orElseThrow().acquiredSize();
  }

  private static boolean exists(UUID id) {
    return probe.database.count("select count(*) from thing where id = '" + id + "'") == 1;
  }

  private static String sql(List<UUID> ids) {
    return ids.stream().map(id -> "'" + id + "'").toList().toString();
  }

  private static <T> List<T> inParallel(int number, Callable<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < number; i++) {
        running.add(threads.submit(call));
      }
      var results = new ArrayList<T>();
      for (var future : running) {
        results.add(future.get(Probe.LIMIT.toMillis(), MILLISECONDS));
      }
      return results;
    }
  }
}
