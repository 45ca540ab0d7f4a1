package org.diandan.request.statistics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.diandan.request.RunningService;
import org.diandan.request.statistics.CompareSums;
import org.diandan.request.statistics.Dimension;
import org.diandan.request.statistics.Figure;
import org.diandan.request.statistics.FigureTable;
import org.diandan.request.statistics.ListCases;
import org.diandan.request.statistics.Measure;
import org.diandan.request.statistics.Part;
import org.diandan.request.statistics.Period;
import org.diandan.request.statistics.ReadFigures;
import org.diandan.request.statistics.Slice;
import org.diandan.request.statistics.journal.Life.Said;
import org.diandan.request.statistics.journal.OwnTables.Own;
import org.diandan.testkit.KafkaForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/**
 * A month of made-up life in 吉安市, written into the service's own tables and told on the topics:
 * every figure must be what independent SQL over those tables counts. 300 requests in every build;
 * {@code -Ddiandan.generated-life=20000} for the full size.
 */
class GeneratedLifeIT {

  private static final int REQUESTS = Integer.getInteger("diandan.generated-life", 300);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(60 + REQUESTS / 5);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.ALL, Dimension.COUNTY, Dimension.ITEM, Dimension.CHANNEL, Dimension.DEPARTMENT);

  private static KafkaForTests.Separate broker;
  private static RunningService service;
  private static OwnCounts own;
  private static List<Said> events;
  private static Slice slice;
  private static final Map<Dimension, FigureTable> READ = new EnumMap<>(Dimension.class);

  @BeforeAll
  static void live() {
    var demo = Path.of("../standalone/src/main/resources/demo").toAbsolutePath().normalize();
    broker = KafkaForTests.separate();
    service =
        RunningService.start(
            "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            // No made-up life grows while it is counted: silence of three days would end some.
            "diandan.lifecycle.sweep-every=1d",
            "diandan.areas.divisions=file:" + demo.resolve("divisions-jian.csv"),
            "diandan.areas.outlines=file:" + demo.resolve("counties-jian.geojson"));
    // Nobody but the figures hears of the made-up events.
    service.bean(KafkaListenerEndpointRegistry.class).stop();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    own = new OwnCounts(service.database(), now);
    var made = new MakeLife(4_711, now, own.villages(), own.items());
    var lives = made.make(REQUESTS);
    var rows = new LifeRows(service.database());
    events = new ArrayList<>();
    made.teams().forEach(team -> events.add(new Said(1, team)));
    lives.forEach(life -> events.addAll(life.events));
    Collections.shuffle(events, new Random(1));
    for (int at = 0; at < lives.size(); at += 2_000) {
      rows.write(lives.subList(at, Math.min(lives.size(), at + 2_000)));
    }
    for (int at = 0; at < events.size(); at += 10_000) {
      rows.say(events.subList(at, Math.min(events.size(), at + 10_000)));
    }
    var today = now.atZone(ZONE).toLocalDate();
    slice = Slice.of(List.of("3608"), Period.ofDays(today.minusDays(40), today.plusDays(1), ZONE));
    awaitEvents(1);
    // Some figures are of the moment, so both look at the same one.
    own.settle(Instant.now());
    DIMENSIONS.forEach(by -> READ.put(by, read(by)));
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  private static void awaitEvents(int generation) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> own.missing(generation) == 0);
  }

  private static FigureTable known(Dimension by) {
    return Objects.requireNonNull(READ.get(by));
  }

  private static FigureTable read(Dimension by) {
    var table =
        service.bean(ReadFigures.class).read(slice, by, EnumSet.allOf(Figure.class)).block(LIMIT);
    if (table == null) {
      throw new AssertionError("Nothing was read.");
    }
    return table;
  }

  @TestFactory
  Stream<DynamicTest> equalsAnIndependentCountOverTheServicesOwnTables() {
    return OwnTables.all().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().code(), () -> compare(entry.getKey(), entry.getValue())));
  }

  private static void compare(Figure figure, Own counted) {
    for (var by : DIMENSIONS) {
      var table = known(by);
      var expected = own.count(figure, counted, by);
      if (by == Dimension.ALL) {
        OwnCounts.same(
            figure, table.total().get(figure), expected.getOrDefault("", OwnCounts.NOTHING));
      } else {
        assertThat(table.rows()).isNotEmpty();
        for (var row : table.rows()) {
          OwnCounts.same(
              figure, row.get(figure), expected.getOrDefault(row.key(), OwnCounts.NOTHING));
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> equalsWhatTheStepsSayOfEachTeam() {
    var byTeam = read(Dimension.TEAM);
    return OwnTeams.all().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().code(),
                    () -> {
                      var expected = own.query(OwnTeams.sql(entry.getValue()));
                      assertThat(expected).hasSize(40);
                      for (var team : expected.entrySet()) {
                        OwnCounts.same(
                            entry.getKey(),
                            byTeam.find(team.getKey()).orElseThrow().get(entry.getKey()),
                            team.getValue());
                      }
                    }));
  }

  @Test
  void anOfficialSeesNothingOfAnotherDistrict() {
    new FigureRoutes(service)
        .keepOfficialsOut(known(Dimension.COUNTY).find("360802").orElseThrow().cases());
  }

  @Test
  void whatCannotBeReadIsRefusedByItsName() {
    new FigureRoutes(service).nameWhatIsWrong();
  }

  @Test
  void pagesSayWhatFiguresMeanAndWhatIsInForce() {
    var administrator = new Readers(service).administrator();

    assertThat(Readers.page(administrator, "/official/figures"))
        .contains("解决率", "居民评价过的已服务诉求", "id=\"on-time-closed\"");
    assertThat(Readers.page(administrator, "/admin/figures")).contains("使用中");
    assertThat(Readers.json(administrator, "/api/figures/definitions"))
        .hasSize(Figure.values().length);
  }

  @Test
  void everyFigureIsCountedTwice() {
    var missing = EnumSet.allOf(Figure.class);
    missing.removeAll(OwnTables.all().keySet());
    missing.removeAll(OwnTeams.all().keySet());

    assertThat(missing).isEmpty();
  }

  @Test
  void theListBehindANumberIsAsLongAsTheNumberIsLarge() {
    var listing = service.bean(ListCases.class);
    var total = read(Dimension.ALL).total();
    for (var figure : Figure.values()) {
      var measure = total.get(figure);
      if (!figure.name().startsWith("TEAM_")) {
        assertThat(listing.count(slice, figure, Part.ALL).block(LIMIT))
            .as(figure.code())
            .isEqualTo(measure.base());
      }
      if (measure instanceof Measure.Rate rate
          && !figure.name().startsWith("TEAM_")
          && figure != Figure.CALLED_SATISFACTION) {
        assertThat(
                (double)
                    Objects.requireNonNull(listing.count(slice, figure, Part.COUNTED).block(LIMIT)))
            .as(figure.code())
            .isEqualTo(rate.part());
      }
    }
    assertThat(
            listing
                .behind(slice, Figure.ON_TIME, Part.REST, ListCases.Page.all())
                .count()
                .block(LIMIT))
        .isEqualTo(listing.count(slice, Figure.ON_TIME, Part.REST).block(LIMIT));
  }

  @Test
  void listsCallOverdueWhatTheFigureCounts() {
    assertThat(own.overdueInLists())
        .isEqualTo(read(Dimension.ALL).total().get(Figure.OVERDUE).base());
  }

  @Test
  void anythingRepeatedInAnyOrderChangesNothing() {
    int generation = own.inForce();
    var before = own.fingerprint(generation);
    var again = new ArrayList<Entry>();
    events.stream()
        .limit(3_000)
        .forEach(said -> again.add(new Entry(said.version(), said.event())));
    again.addAll(again.subList(0, 500));
    Collections.shuffle(again, new Random(2));

    service.bean(TakeEvents.class).add(generation, again);

    assertThat(own.fingerprint(generation)).isEqualTo(before);
  }

  @Test
  void nothingIsEverNotANumber() {
    var nowhere = new Slice("", List.of(), slice.period(), Map.of()).with(Dimension.GROUP, "x");
    var reading = service.bean(ReadFigures.class);

    for (var by : Dimension.values()) {
      var table =
          Objects.requireNonNull(
              reading.read(nowhere, by, EnumSet.allOf(Figure.class)).block(LIMIT));
      assertThat(table.rows()).isEmpty();
      assertThat(table.total().measures()).hasSize(Figure.values().length);
      table.total().measures().values().forEach(m -> assertThat(m.value().orElse(0)).isFinite());
    }
    for (var by : List.of(Dimension.TEAM_KIND, Dimension.WEEK)) {
      read(by).rows().stream()
          .flatMap(row -> row.measures().values().stream())
          .forEach(measure -> assertThat(measure.value().orElse(0)).isFinite());
    }
  }

  /** Without the figures that change from one moment to the next. */
  private static FigureTable lasting(FigureTable table) {
    return CompareSums.without(table, CompareSums.ofTheMoment());
  }

  @Test
  void aRebuildFromTheTopicsGivesTheSameWhileTheOldFiguresAreServed() {
    var generations = service.bean(Generations.class);
    int before = own.inForce();
    var rows = own.fingerprint(before);

    new Readers(service)
        .administrator()
        .post()
        .uri("/admin/figures/rebuild")
        .exchange()
        .expectStatus()
        .isSeeOther();
    assertThat(generations.begin(own.somebody()).block(LIMIT)).isFalse();
    assertThat(lasting(read(Dimension.ALL))).isEqualTo(lasting(known(Dimension.ALL)));

    await().atMost(PATIENCE).until(() -> own.inForce() == before + 1);
    for (var by : DIMENSIONS) {
      assertThat(lasting(read(by))).isEqualTo(lasting(known(by)));
    }
    assertThat(own.fingerprint(before + 1)).isEqualTo(rows);
  }
}
