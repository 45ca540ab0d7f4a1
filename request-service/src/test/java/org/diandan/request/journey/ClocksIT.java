package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.Urgency;
import org.diandan.request.MatchingEvents;
import org.diandan.request.clock.Promises;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Clocks that stand still, are extended and keep what was promised. */
class ClocksIT {

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final MatchingEvents MATCHING = new MatchingEvents();
  private static final Map<String, String> TOKENS = new HashMap<>();
  private static final Team TEAM = Team.ledBy(Ordering.account("clock-leader", "LEADER", "990101"));

  private record Clocks(
      String state, Instant acceptBy, Instant finishBy, @Nullable String teamName) {}

  private record Extension(UUID id, Instant until, String standing) {}

  private record Card(List<Extension> extensions, @Nullable Instant originalFinishBy) {}

  @BeforeAll
  static void people() {
    Ordering.account("clock-operator", "OPERATOR", "990101");
    Ordering.account("clock-official", "OFFICIAL", "990101");
    Ordering.account("clock-stranger", "OPERATOR", "990102");
    MATCHING.say(TEAM.facts());
  }

  @AfterAll
  static void stop() {
    MATCHING.close();
  }

  @Test
  void aQuestionStopsBothClocksUntilTheResidentSaysMore() {
    var taken = taken(submit(order(urgent())));
    var before = clocks(taken);

    ask("clock-operator", taken).expectStatus().isCreated();
    ask("clock-operator", taken).expectStatus().isEqualTo(409);
    assertThat(new Browser().open(taken.link()).page()).contains("请您补充", "几楼的水管？");
    askedAgo(taken, "5 hours");
    addWords(taken);

    var after = clocks(taken);
    var passed = waited(taken);
    assertThat(passed).isGreaterThan(Duration.ofHours(5));
    assertThat(after.acceptBy()).isEqualTo(before.acceptBy().plus(passed));
    assertThat(after.finishBy()).isEqualTo(before.finishBy().plus(passed));
    assertThat(events(taken, "clock.paused.v1")).isEqualTo(1);
    assertThat(events(taken, "clock.moved.v1")).isEqualTo(1);
    assertThat(new Browser().open(taken.link()).page()).doesNotContain("几楼的水管？");
  }

  @Test
  void aNeedThatCanWaitMovesByWorkingTimeOnly() {
    var taken = taken(submit(order(Map.of())));
    var before = clocks(taken);
    var time = SERVICE.bean(Promises.class).timeOf(Urgency.U4);

    ask("clock-operator", taken).expectStatus().isCreated();
    askedAgo(taken, "9 days");
    CLIENT
        .delete()
        .uri("/api/clocks/" + taken.id() + "/question")
        .header(HttpHeaders.AUTHORIZATION, bearer("clock-operator"))
        .exchange()
        .expectStatus()
        .isOk();

    var after = clocks(taken);
    var passed = time.between(moment(taken, "asked_at"), moment(taken, "ended_at"));
    assertThat(passed).isBetween(Duration.ofDays(4), Duration.ofDays(8));
    assertThat(time.between(before.finishBy(), after.finishBy())).isEqualTo(passed);
    assertThat(after.finishBy()).isEqualTo(time.after(before.finishBy(), passed));
  }

  @Test
  void noMoveInsideEverResetsAClock() {
    var taken = taken(submit(order(urgent())));
    var promised = clocks(taken);
    var other = Team.called("乙队");

    MATCHING.say(
        TEAM.isAsked(taken.id(), 1), TEAM.declines(taken.id(), 1), TEAM.isAsked(taken.id(), 1));
    MATCHING.say(TEAM.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    assertSamePromise(taken, promised);
    MATCHING.say(TEAM.releases(taken.id(), 1));
    reaching(taken, "DISPATCHING");
    assertSamePromise(taken, promised);
    MATCHING.say(other.isAsked(taken.id(), 1), other.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    MATCHING.say(other.checksIn(taken.id(), 1));
    reaching(taken, "IN_SERVICE");

    assertSamePromise(taken, promised);
    assertThat(events(taken, "clock.moved.v1")).isZero();
  }

  @Test
  void whoeverIsThereNeedsNoAnswerAnyMore() {
    var taken = accepted(urgent());
    var before = clocks(taken);
    call("clock-leader", HttpMethod.POST, "/api/clocks/" + taken.id() + "/question", question())
        .expectStatus()
        .isCreated();

    MATCHING.say(TEAM.checksIn(taken.id(), 1));

    await().atMost(LIMIT).until(() -> events(taken, "clock.moved.v1") == 1);
    assertThat(clocks(taken).finishBy()).isAfterOrEqualTo(before.finishBy());
    assertThat(
            count("request_question where ended_as = 'LAPSED' and request_id = '%s'", taken.id()))
        .isEqualTo(1);
  }

  /** GLPI #15605: the time of a pause was lost when the deadline changed. */
  @Test
  void anExtensionKeepsTheFirstPromiseAndTheTimeThatStoodStill() {
    var taken = accepted(urgent());
    var promised = clocks(taken).finishBy();
    var wanted = promised.plus(48, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);

    assertThat(extend("clock-stranger", taken, wanted)).isEqualTo(404);
    assertThat(extend("clock-leader", taken, promised.minusSeconds(60))).isEqualTo(409);
    assertThat(extend("clock-leader", taken, wanted)).isEqualTo(201);
    assertThat(extend("clock-leader", taken, wanted.plusSeconds(60))).isEqualTo(409);
    assertThat(clocks(taken).finishBy()).isEqualTo(promised);
    assertThat(decide("clock-leader", taken, true)).isEqualTo(403);
    assertThat(decide("clock-official", taken, true)).isEqualTo(200);
    assertThat(clocks(taken).finishBy()).isEqualTo(wanted);
    assertThat(card(taken).originalFinishBy()).isEqualTo(promised);
    assertThat(new Browser().open(taken.link()).page()).contains("原来承诺", "完成时间延到");

    ask("clock-operator", taken).expectStatus().isCreated();
    askedAgo(taken, "3 hours");
    addWords(taken);

    assertThat(card(taken).originalFinishBy()).isEqualTo(promised.plus(waited(taken)));
    assertThat(clocks(taken).finishBy()).isEqualTo(wanted.plus(waited(taken)));
  }

  @Test
  void nobodyExtendsTooOftenOrGrantsTheirOwnWish() {
    var taken = accepted(urgent());
    var end = clocks(taken).finishBy().truncatedTo(ChronoUnit.MINUTES);

    assertThat(extend("clock-official", taken, end.plus(1, ChronoUnit.HOURS))).isEqualTo(201);
    assertThat(decide("clock-official", taken, true)).isEqualTo(409);
    assertThat(decide("clock-official", taken, false)).isEqualTo(409);
    SERVICE
        .database()
        .execute(
            "update request_extension set asked_by = '%s' where request_id = '%s'"
                .formatted(UUID.randomUUID(), taken.id()));
    assertThat(decide("clock-official", taken, false)).isEqualTo(200);
    for (int time = 2; time <= 3; time++) {
      assertThat(extend("clock-leader", taken, end.plus(time, ChronoUnit.HOURS))).isEqualTo(201);
      assertThat(decide("clock-official", taken, true)).isEqualTo(200);
    }

    assertThat(extend("clock-leader", taken, end.plus(9, ChronoUnit.HOURS))).isEqualTo(409);
    assertThat(card(taken).extensions())
        .extracting(Extension::standing)
        .containsExactly("REFUSED", "GRANTED", "GRANTED");
  }

  @Test
  void staffSeeAndDoTheSameOnPages() {
    var taken = accepted(urgent());
    var leader = new Browser();
    leader
        .open("/login")
        .send("/login", Map.of("login", "clock-leader", "password", Ordering.PASSWORD));
    var place = "/requests/" + taken.id() + "/clock";

    leader.open(place).send(place + "/question", Map.of("question", " "));
    assertThat(leader.status()).isEqualTo(422);
    assertThat(leader.page()).contains("请写下要问的问题");
    leader.open(place).send(place + "/question", Map.of("question", "几楼的水管？"));
    assertThat(leader.page()).contains("时间先停着", "几楼的水管？");
    leader.send(place + "/question/end", Map.of());
    assertThat(leader.page()).contains("时间继续走了");
    leader.send(
        place + "/extension", Map.of("day", "2099-01-02", "time", "18:00", "reason", "等配件到货"));
    assertThat(leader.page()).contains("申请已送到负责人那里", "2099-01-02 18:00");

    var official = new Browser();
    official
        .open("/login")
        .send("/login", Map.of("login", "clock-official", "password", Ordering.PASSWORD));
    official.open("/official/extensions");
    assertThat(official.page()).contains(taken.orderNumber(), "等配件到货");
    var wish = card(taken).extensions().getFirst().id();
    official.send("/official/extensions/" + wish + "/refusal", Map.of("reason", ""));
    assertThat(official.status()).isEqualTo(422);
    official.send("/official/extensions/" + wish + "/approval", Map.of());
    assertThat(official.page()).contains("已同意");
    assertThat(clocks(taken).finishBy()).isEqualTo(Instant.parse("2099-01-02T10:00:00Z"));
  }

  private static Map<String, @Nullable Object> urgent() {
    return Map.of("item", "RP01");
  }

  private static Taken accepted(Map<String, @Nullable Object> changes) {
    var taken = taken(submit(order(changes)));
    MATCHING.say(TEAM.isAsked(taken.id(), 1), TEAM.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    return taken;
  }

  private static void reaching(Taken taken, String state) {
    await().atMost(LIMIT).untilAsserted(() -> assertThat(clocks(taken).state()).isEqualTo(state));
  }

  private static void assertSamePromise(Taken taken, Clocks promised) {
    var now = clocks(taken);
    assertThat(now.acceptBy()).isEqualTo(promised.acceptBy());
    assertThat(now.finishBy()).isEqualTo(promised.finishBy());
  }

  private static Clocks clocks(Taken taken) {
    return Ordering.body(
        CLIENT.get().uri("/api/requests/" + taken.token()).exchange().expectStatus().isOk(),
        Clocks.class);
  }

  private static ResponseSpec ask(String login, Taken taken) {
    return call(login, HttpMethod.POST, "/api/clocks/" + taken.id() + "/question", question());
  }

  private static Map<String, Object> question() {
    return Map.of("words", "几楼的水管？");
  }

  private static void addWords(Taken taken) {
    CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/words")
        .bodyValue(Map.of("words", "三楼"))
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
  }

  private static int extend(String login, Taken taken, Instant until) {
    return status(
        call(
            login,
            HttpMethod.POST,
            "/api/clocks/" + taken.id() + "/extensions",
            Map.of("until", until.toString(), "reason", "等配件")));
  }

  private static int decide(String login, Taken taken, boolean granted) {
    return status(
        call(
            login,
            HttpMethod.POST,
            "/api/extensions/" + card(taken).extensions().getLast().id() + "/decision",
            Map.of("granted", granted, "reason", "不合适")));
  }

  private static Card card(Taken taken) {
    return Ordering.body(
        call("clock-operator", HttpMethod.GET, "/api/clocks/" + taken.id(), null)
            .expectStatus()
            .isOk(),
        Card.class);
  }

  private static ResponseSpec call(
      String login, HttpMethod method, String path, @Nullable Object body) {
    var call = CLIENT.method(method).uri(path).header(HttpHeaders.AUTHORIZATION, bearer(login));
    return body == null ? call.exchange() : call.bodyValue(body).exchange();
  }

  private static String bearer(String login) {
    return "Bearer " + TOKENS.computeIfAbsent(login, Ordering::token);
  }

  private static int status(ResponseSpec answer) {
    return answer.expectBody().returnResult().getStatus().value();
  }

  private static void askedAgo(Taken taken, String span) {
    SERVICE
        .database()
        .execute(
            "update request_question set asked_at = asked_at - interval '%s' where request_id = '%s'"
                    .formatted(span, taken.id())
                + " and ended_at is null");
  }

  private static Duration waited(Taken taken) {
    return Duration.between(moment(taken, "asked_at"), moment(taken, "ended_at"));
  }

  private static Instant moment(Taken taken, String column) {
    var micros =
        SERVICE
            .database()
            .count(
                "select (extract(epoch from %s) * 1000000)::bigint from request_question where request_id = '%s'"
                    .formatted(column, taken.id()));
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long count(String what, UUID request) {
    return SERVICE.database().count("select count(*) from " + what.formatted(request));
  }

  private static long events(Taken taken, String type) {
    return count("event_outbox where type = '" + type + "' and subject = '%s'", taken.id());
  }
}
