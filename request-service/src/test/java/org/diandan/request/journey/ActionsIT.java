package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.Ordering.CLIENT;
import static org.diandan.request.journey.Ordering.MATCHING;
import static org.diandan.request.journey.Ordering.SERVICE;
import static org.diandan.request.journey.Ordering.order;
import static org.diandan.request.journey.Ordering.submit;
import static org.diandan.request.journey.Ordering.taken;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.diandan.request.action.ActForResident;
import org.diandan.request.action.ActionResult;
import org.diandan.request.action.Actor;
import org.diandan.request.action.ResidentAction;
import org.diandan.request.journey.Ordering.Taken;
import org.diandan.request.lifecycle.RequestState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ActionsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SECRET_WORDS = "钥匙在左边花盆下面";

  /** The part of the tracking answer the tests look at. */
  record Tracked(
      String orderNumber,
      String state,
      int round,
      Instant acceptBy,
      @Nullable Instant wishedFrom,
      List<Line> steps,
      List<Verdict> evaluations) {}

  record Line(String kind, @Nullable String by) {}

  record Verdict(int round, boolean resolved, int stars) {}

  @Test
  void ofManyWhoUrgeAtOnceOneIsHeardAndTheOthersLearnWhenToComeAgain() {
    var taken = taken(submit(order(Map.of())));

    List<Integer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 12)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> status(act(taken, "urges")), threads))
              .toList();
      answers = calls.stream().map(CompletableFuture::join).toList();
    }

    assertThat(answers).containsOnly(200, 429).containsOnlyOnce(200);
    assertThat(events(taken, "request.urged.v1")).isEqualTo(1);
    assertThat(steps(taken, "URGE")).isEqualTo(1);
    act(taken, "urges")
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .exists("Retry-After")
        .expectBody()
        .jsonPath("$.retryAfter")
        .value(Number.class, wait -> assertThat(wait.intValue()).isBetween(1700, 1801));
  }

  @Test
  void sixUrgesADayAreEnough() {
    var taken = taken(submit(order(Map.of())));
    for (int i = 0; i < 6; i++) {
      act(taken, "urges").expectStatus().isOk();
      SERVICE
          .database()
          .execute(
              """
              update request_step set occurred_at = occurred_at - interval '31 minutes'
              where request_id = '%s' and kind = 'URGE'
              """
                  .formatted(taken.id()));
    }

    var answer = act(taken, "urges").expectStatus().isEqualTo(429);

    answer
        .expectBody()
        .jsonPath("$.retryAfter")
        .value(Number.class, wait -> assertThat(wait.intValue()).isGreaterThan(20 * 3600));
    assertThat(steps(taken, "URGE")).isEqualTo(6);
  }

  @Test
  void aRepeatedCallWithTheSameKeyChangesNothingMore() {
    var taken = taken(submit(order(Map.of())));
    var words = Map.of("words", SECRET_WORDS);

    act(taken, "words", words, "k1").expectStatus().isOk();
    act(taken, "words", words, "k1").expectStatus().isOk();
    act(taken, "words", Map.of("words", "别的话"), "k1")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("Idempotency-Key");
    act(taken, "withdrawal", Map.of("reason", "不用了"), "k2").expectStatus().isOk();
    act(taken, "withdrawal", Map.of("reason", "不用了"), "k2").expectStatus().isOk();

    assertThat(steps(taken, "ADD_WORDS")).isEqualTo(1);
    assertThat(steps(taken, "WITHDRAW")).isEqualTo(1);
    assertThat(events(taken, "request.words-added.v1")).isEqualTo(1);
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from request_words where words_sealed like '%花盆%'"))
        .isZero();
    assertThat(
            SERVICE
                .database()
                .count("select count(*) from event_outbox where data::text like '%花盆%'"))
        .isZero();
  }

  @Test
  void anotherTimeCanBeWishedUntilSomebodyIsThere() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("改期队");
    var day = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    MATCHING.say(team.isAsked(taken.id(), 1), team.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");

    act(taken, "wish", wish(day, day.plusSeconds(7200)), null).expectStatus().isOk();

    assertThat(tracked(taken).wishedFrom()).isEqualTo(day);
    assertThat(events(taken, "request.rescheduled.v1")).isEqualTo(1);
    act(taken, "wish", wish(day, day.minusSeconds(1)), null)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("wishedUntil");
    MATCHING.say(team.checksIn(taken.id(), 1));
    reaching(taken, "IN_SERVICE");
    act(taken, "wish", wish(day, day.plusSeconds(7200)), null).expectStatus().isEqualTo(409);
    act(taken, "words", Map.of("words", "门铃坏了"), null).expectStatus().isOk();
  }

  @Test
  void whatWasClosedCanBeReopenedForSevenDaysAndKeepsItsVerdict() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("重开队");
    MATCHING.say(team.serves(taken.id(), 1));
    reaching(taken, "DELIVERED");
    act(taken, "evaluation", Map.of("resolved", true, "stars", 5), null).expectStatus().isOk();

    act(taken, "reopening", Map.of("words", "第二天又漏了"), "again").expectStatus().isOk();

    var again = tracked(taken);
    assertThat(again.state()).isEqualTo("DISPATCHING");
    assertThat(again.round()).isEqualTo(2);
    assertThat(again.orderNumber()).isEqualTo(taken.orderNumber());
    assertThat(again.acceptBy()).isAfter(taken.acceptBy());
    assertThat(again.evaluations()).containsExactly(new Verdict(1, true, 5));
    assertThat(events(taken, "request.reopened.v1")).isEqualTo(1);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        SERVICE
                            .database()
                            .count(
                                """
                                select count(*) from figure_case
                                where case_id = '%s' and round = 2 and closure is null
                                  and not verdict and not first_verdict
                                """
                                    .formatted(taken.id())))
                    .isEqualTo(1));
    MATCHING.say(team.serves(taken.id(), 2));
    reaching(taken, "DELIVERED");
    act(taken, "evaluation", Map.of("resolved", true, "stars", 4), null).expectStatus().isOk();
    assertThat(tracked(taken).evaluations())
        .containsExactly(new Verdict(1, true, 5), new Verdict(2, true, 4));
  }

  @Test
  void afterSevenDaysNothingIsReopened() {
    var taken = taken(submit(order(Map.of())));
    MATCHING.say(Team.called("迟到队").serves(taken.id(), 1));
    reaching(taken, "DELIVERED");
    act(taken, "reopening", Map.of(), null).expectStatus().isEqualTo(409);
    act(taken, "evaluation", Map.of("resolved", true, "stars", 5), null).expectStatus().isOk();
    SERVICE
        .database()
        .execute(
            "update request set closed_at = now() - interval '169 hours' where id = '%s'"
                .formatted(taken.id()));

    act(taken, "reopening", Map.of(), null)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.detail")
        .value(String.class, sentence -> assertThat(sentence).contains("7 天"));

    assertThat(tracked(taken).state()).isEqualTo("RESOLVED");
  }

  @Test
  void whoActedForTheResidentShowsInTheHistory() {
    var taken = taken(submit(order(Map.of())));
    var acting = SERVICE.bean(ActForResident.class);
    var operator = Actor.operator(UUID.randomUUID());
    var hotline = Actor.hotline(UUID.randomUUID());

    var urged = acting.act(taken.id(), new ResidentAction.Urge(), operator, null).block(LIMIT);
    acting.act(taken.id(), new ResidentAction.AddWords("三楼"), hotline, null).block(LIMIT);
    act(taken, "withdrawal", Map.of(), null).expectStatus().isOk();

    assertThat(urged).isEqualTo(new ActionResult.Done(RequestState.SUBMITTED));
    assertThat(tracked(taken).steps())
        .containsSubsequence(
            new Line("URGE", "OPERATOR"),
            new Line("ADD_WORDS", "HOTLINE"),
            new Line("WITHDRAW", "RESIDENT"));
    assertThat(new Browser().open(taken.link()).page())
        .containsOnlyOnce("工作人员代办")
        .containsOnlyOnce("热线代办");
    assertThat(
            acting.act(UUID.randomUUID(), new ResidentAction.Urge(), operator, null).block(LIMIT))
        .isEqualTo(new ActionResult.Unknown());
  }

  private static Map<String, Object> wish(Instant from, Instant until) {
    return Map.of("wishedFrom", from.toString(), "wishedUntil", until.toString());
  }

  private static ResponseSpec act(Taken taken, String action) {
    return CLIENT.post().uri("/api/requests/{token}/{action}", taken.token(), action).exchange();
  }

  private static ResponseSpec act(
      Taken taken, String action, Map<String, ?> body, @Nullable String key) {
    var call =
        CLIENT
            .post()
            .uri("/api/requests/{token}/{action}", taken.token(), action)
            .contentType(MediaType.APPLICATION_JSON);
    if (key != null) {
      call.header("Idempotency-Key", key);
    }
    return call.bodyValue(body).exchange();
  }

  private static int status(ResponseSpec answer) {
    return answer.returnResult(String.class).getStatus().value();
  }

  private static void reaching(Taken taken, String state) {
    await().untilAsserted(() -> assertThat(tracked(taken).state()).isEqualTo(state));
  }

  private static Tracked tracked(Taken taken) {
    return Ordering.body(
        CLIENT.get().uri("/api/requests/{token}", taken.token()).exchange(), Tracked.class);
  }

  private static long events(Taken taken, String type) {
    return SERVICE
        .database()
        .count(
            "select count(*) from event_outbox where subject = '%s' and type = '%s'"
                .formatted(taken.id(), type));
  }

  private static long steps(Taken taken, String kind) {
    return SERVICE
        .database()
        .count(
            "select count(*) from request_step where request_id = '%s' and kind = '%s'"
                .formatted(taken.id(), kind));
  }
}
