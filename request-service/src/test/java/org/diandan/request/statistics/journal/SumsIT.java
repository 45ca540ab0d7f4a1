package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.diandan.contract.RequestEvent.RequestSubmitted;
import org.diandan.contract.TeamEvent;
import org.diandan.request.RunningService;
import org.diandan.request.statistics.CompareSums;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.Slice;
import org.diandan.testkit.KafkaForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums say what rows say, whatever happens to cases meanwhile. */
class SumsIT {

  private static final int REQUESTS = 120;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Slice EVERYTHING = Slice.of(List.of("3608"), Period.always(ZONE));

  private static KafkaForTests.Separate broker;
  private static RunningService service;
  private static CompareSums sums;
  private static List<Entry> events;

  @BeforeAll
  static void live() {
    var demo = Path.of("../standalone/src/main/resources/demo").toAbsolutePath().normalize();
    // Other tests' events would come in between.
    broker = KafkaForTests.separate();
    service =
        RunningService.start(
            "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "diandan.areas.divisions=file:" + demo.resolve("divisions-jian.csv"),
            "diandan.areas.outlines=file:" + demo.resolve("counties-jian.geojson"),
            "diandan.figures.look-every=1h",
            "diandan.figures.sum-every=1h",
            "diandan.figures.sort-at-most=0");
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    sums = new CompareSums(service, now.atZone(ZONE).toLocalDate());
    var own = new OwnCounts(service.database(), now);
    var made = new MakeLife(4_712, now, own.villages(), own.items());
    events = new ArrayList<>();
    made.teams().forEach(team -> events.add(new Entry(1, team)));
    made.make(REQUESTS)
        .forEach(
            life ->
                life.events.forEach(said -> events.add(new Entry(said.version(), said.event()))));
    Collections.shuffle(events, new Random(1));
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  @BeforeEach
  void empty() {
    for (var table : List.of("figure_case", "figure_was", "figure_sum", "figure_event")) {
      service.database().execute("delete from " + table);
    }
  }

  private static void take(int generation, List<Entry> some) {
    service.bean(TakeEvents.class).add(generation, some);
  }

  private static List<Entry> part(int from, int to) {
    return events.subList(events.size() * from / 10, events.size() * to / 10);
  }

  private static long rows(String what) {
    return service.database().count("select count(*) from " + what);
  }

  @Test
  void anyOrderAndRepetitionOfEventsGivesTheSameFromSumsAndFromRows() {
    take(1, part(0, 4));
    sums.usualSlicesAreTheSame();

    assertThat(sums.sum(1, 30)).isEqualTo(30);
    assertThat(rows("figure_case where summed")).isEqualTo(30);
    sums.usualSlicesAreTheSame();

    take(1, part(2, 9));
    assertThat(rows("figure_was")).isPositive();
    sums.usualSlicesAreTheSame();
    sums.timesAreTheSame();

    sums.sum(1, 10_000);
    assertThat(rows("figure_was")).isZero();
    sums.usualSlicesAreTheSame();

    take(1, part(0, 10));
    sums.sum(1, 25);
    take(1, part(3, 6));
    sums.usualSlicesAreTheSame();
    sums.sum(1, 10_000);
    assertThat(sums.isSummed(EVERYTHING)).isTrue();
    assertThat(rows("figure_case where not summed")).isLessThan(rows("figure_case") / 4);
    sums.everySliceIsTheSame();
  }

  @Test
  void aCaseThatIsToldAgainWithoutAnyNewsStaysSummed() {
    take(1, events);
    sums.sum(1, 10_000);
    long loose = rows("figure_case where not summed");

    take(1, part(0, 3));

    assertThat(rows("figure_case where not summed")).isEqualTo(loose);
    assertThat(rows("figure_was")).isZero();
  }

  @Test
  void everyReadIsWholeWhileEventsAreTakenAndCasesAreSummed() throws Exception {
    var submitted = events.stream().filter(one -> one.event() instanceof RequestSubmitted).toList();
    take(1, events.stream().filter(one -> one.event() instanceof TeamEvent).toList());
    take(1, submitted);
    long all = rows("figure_case");

    together(
        () -> inSteps(new Random(2)),
        () -> inSteps(new Random(3)),
        () -> summing(),
        () -> summing(),
        () -> {
          for (int look = 0; look < 60; look++) {
            assertThat(sums.created(EVERYTHING)).isEqualTo(all);
          }
          return true;
        });

    sums.usualSlicesAreTheSame();
    sums.sum(1, 10_000);
    assertThat(rows("figure_was")).isZero();
    sums.usualSlicesAreTheSame();
  }

  private static boolean inSteps(Random random) {
    var mine = new ArrayList<>(events);
    Collections.shuffle(mine, random);
    for (int at = 0; at < mine.size(); at += 40) {
      take(1, mine.subList(at, Math.min(mine.size(), at + 40)));
    }
    return true;
  }

  private static boolean summing() {
    for (int turn = 0; turn < 40; turn++) {
      sums.sum(1, 7);
    }
    return true;
  }

  @SafeVarargs
  private static void together(Callable<Boolean>... works)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Boolean>>();
      for (var work : works) {
        running.add(threads.submit(work));
      }
      for (var one : running) {
        assertThat(one.get()).isTrue();
      }
    }
  }

  @Test
  void aNewGenerationIsSummedBesideTheOneInForce() {
    take(1, part(0, 6));
    sums.sum(1, 10_000);
    service
        .database()
        .execute("insert into figure_generation (number, state) values (2, 'FILLING')");

    take(2, part(0, 5));
    sums.sum(2, 60);
    take(2, events);
    sums.usualSlicesAreTheSame();
    service.bean(Generations.class).putInForce(2, 1).block(Duration.ofSeconds(10));

    sums.usualSlicesAreTheSame();
    sums.sum(2, 10_000);
    sums.usualSlicesAreTheSame();
    service.database().execute("update figure_in_force set generation = 1");
    service
        .database()
        .execute(
            "update figure_generation set state = 'REMOVED', gone_at = now() where number = 2");
    service
        .database()
        .execute("update figure_generation set state = 'SERVED', gone_at = null where number = 1");
  }

  @Test
  void sumsOfOtherDefinitionsAreNotReadAndMadeAnewOnce() {
    take(1, events);
    sums.sum(1, 10_000);
    service.database().execute("update figure_sum set cases = cases + 1, counts = counts + 1");
    service.database().execute("update figure_summing set definitions = 'of another release'");

    assertThat(sums.isSummed(EVERYTHING)).isFalse();
    assertThat(sums.sum(1, 10_000)).isZero();
    sums.usualSlicesAreTheSame();

    sums.sumLikeANewInstance(1);
    assertThat(sums.isSummed(EVERYTHING)).isTrue();
    assertThat(rows("figure_case where summed")).isPositive();
    sums.usualSlicesAreTheSame();
  }

  @Test
  void withoutTheTriggerACaseIsCountedTwice() {
    take(1, part(0, 5));
    sums.sum(1, 10_000);
    service.database().execute("alter table figure_case disable trigger figure_case_comes_loose");

    take(1, events);

    service.database().execute("alter table figure_case enable trigger figure_case_comes_loose");
    assertThatThrownBy(sums::usualSlicesAreTheSame).isInstanceOf(AssertionError.class);
  }
}
