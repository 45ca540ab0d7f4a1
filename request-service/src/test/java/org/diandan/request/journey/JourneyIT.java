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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class JourneyIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The part of the tracking answer the tests look at. */
  record Tracked(
      String orderNumber, String state, int round, @Nullable String teamName, Instant finishBy) {}

  @Test
  void aRequestTravelsFromTheOrderToTheResidentsVerdict() {
    var taken = taken(submit(order(Map.of())));
    var first = Team.called("甲队");
    var second = Team.called("乙队");

    MATCHING.say(
        first.isAsked(taken.id(), 1),
        first.declines(taken.id(), 1),
        second.isAsked(taken.id(), 1),
        second.accepts(taken.id(), 1));
    assertThat(reaching(taken, "ACCEPTED").teamName()).isEqualTo("乙队");
    evaluate(taken, true, 5).expectStatus().isEqualTo(409);
    MATCHING.say(second.checksIn(taken.id(), 1));
    reaching(taken, "IN_SERVICE");
    withdraw(taken).expectStatus().isEqualTo(409);
    MATCHING.say(second.delivers(taken.id(), 1));
    reaching(taken, "DELIVERED");
    evaluate(taken, true, 5).expectStatus().isOk();

    assertThat(tracked(taken).state()).isEqualTo("RESOLVED");
    assertThat(events(taken, "request.evaluated.v1")).isEqualTo(1);
    assertThat(events(taken, "request.closed.v1")).isEqualTo(1);
    evaluate(taken, true, 5)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:step-out-of-order");
  }

  @Test
  void anUnresolvedRequestGoesBackIntoDispatchUnderItsNumber() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("丙队");
    MATCHING.say(team.serves(taken.id(), 1));
    reaching(taken, "DELIVERED");

    evaluate(taken, false, 2).expectStatus().isOk();

    var again = tracked(taken);
    assertThat(again.state()).isEqualTo("DISPATCHING");
    assertThat(again.round()).isEqualTo(2);
    assertThat(again.orderNumber()).isEqualTo(taken.orderNumber());
    assertThat(again.teamName()).isNull();
    assertThat(again.finishBy()).isAfterOrEqualTo(taken.finishBy());
    assertThat(events(taken, "request.reopened.v1")).isEqualTo(1);

    MATCHING.say(team.delivers(taken.id(), 1));
    MATCHING.say(team.serves(taken.id(), 2));
    reaching(taken, "DELIVERED");
    evaluate(taken, true, 4).expectStatus().isOk();
    assertThat(tracked(taken).state()).isEqualTo("RESOLVED");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from evaluation where request_id = '%s'"
                        .formatted(taken.id())))
        .isEqualTo(2);
  }

  @Test
  void silenceClosesWithoutBeingSatisfaction() {
    var taken = taken(submit(order(Map.of())));
    MATCHING.say(Team.called("丁队").serves(taken.id(), 1));
    reaching(taken, "DELIVERED");

    SERVICE
        .database()
        .execute(
            "update request set delivered_at = now() - interval '73 hours' where id = '%s'"
                .formatted(taken.id()));

    reaching(taken, "NOT_EVALUATED");
    assertThat(events(taken, "request.evaluated.v1")).isZero();
    assertThat(events(taken, "request.closed.v1")).isEqualTo(1);
    evaluate(taken, true, 5).expectStatus().isEqualTo(409);
  }

  @Test
  void aWithdrawnRequestStaysWithdrawnWhateverArrivesLate() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("戊队");
    MATCHING.say(team.isAsked(taken.id(), 1));
    reaching(taken, "OFFERED");

    withdraw(taken).expectStatus().isOk();
    MATCHING.say(team.accepts(taken.id(), 1));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        SERVICE
                            .database()
                            .count(
                                """
                                select count(*) from request_step
                                where request_id = '%s' and kind = 'ACCEPT'
                                """
                                    .formatted(taken.id())))
                    .isEqualTo(1));
    assertThat(tracked(taken).state()).isEqualTo("WITHDRAWN");
    assertThat(events(taken, "request.withdrawn.v1")).isEqualTo(1);
    withdraw(taken).expectStatus().isEqualTo(409);
  }

  @Test
  void eventsThatComeTwiceOrTooEarlyChangeNothing() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("己队");
    var asked = team.isAsked(taken.id(), 1);
    var accepted = team.accepts(taken.id(), 1);

    MATCHING.repeat(accepted, 2);
    MATCHING.repeat(asked, 1);
    MATCHING.repeat(accepted, 2);
    MATCHING.repeat(asked, 1);

    reaching(taken, "ACCEPTED");
    assertThat(
            SERVICE
                .database()
                .count(
                    "select count(*) from request_step where request_id = '%s'"
                        .formatted(taken.id())))
        .isEqualTo(3);
  }

  @Test
  void theResidentSeesEachStepLive() {
    var taken = taken(submit(order(Map.of())));
    var team = Team.called("庚队");
    var live =
        CLIENT
            .get()
            .uri(taken.link() + "/live")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .returnResult(String.class)
            .getResponseBody()
            .filter(part -> part.contains("庚队"));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var seen = CompletableFuture.supplyAsync(() -> live.blockFirst(LIMIT), threads);
      MATCHING.say(team.isAsked(taken.id(), 1), team.accepts(taken.id(), 1));

      assertThat(seen.join()).contains("庚队");
    }
  }

  @Test
  void aLeaderSeesTheStreetFirstAndTheDoorAfterAccepting() {
    var leader = Ordering.account("leader1", "LEADER", "990101");
    var stranger = Ordering.account("leader2", "LEADER", "990101");
    var team = Team.ledBy(leader);
    var taken = taken(submit(order(Map.of())));
    var token = Ordering.token("leader1");
    MATCHING.say(team.facts(), Team.ledBy(stranger).facts());
    MATCHING.say(team.isAsked(taken.id(), 1));

    await().until(() -> status(brief(taken, token)) == 200);
    var before = Ordering.body(brief(taken, token), String.class);
    assertThat(before).contains("东门街道").doesNotContain("东门社区", "王桂兰", "5678", "沿江路");
    assertThat(status(brief(taken, Ordering.token("leader2")))).isEqualTo(404);

    MATCHING.say(team.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    assertThat(Ordering.body(brief(taken, token), String.class))
        .contains("王桂兰", "沿江路", "138****5678")
        .doesNotContain("13812345678");
    assertThat(audited(taken)).isPositive();
    assertThat(fragment(taken, token)).contains("王桂兰", "138****5678").doesNotContain("<html");
    assertThat(revealed(taken, token)).contains("13812345678");

    MATCHING.say(team.releases(taken.id(), 1));
    reaching(taken, "DISPATCHING");
    assertThat(status(brief(taken, token))).isEqualTo(410);
  }

  private static Tracked reaching(Taken taken, String state) {
    await().untilAsserted(() -> assertThat(tracked(taken).state()).isEqualTo(state));
    return tracked(taken);
  }

  private static Tracked tracked(Taken taken) {
    return Ordering.body(
        CLIENT.get().uri("/api/requests/" + taken.token()).exchange().expectStatus().isOk(),
        Tracked.class);
  }

  private static ResponseSpec evaluate(Taken taken, boolean resolved, int stars) {
    return CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/evaluation")
        .bodyValue(Map.of("resolved", resolved, "stars", stars, "words", "谢谢"))
        .exchange();
  }

  private static ResponseSpec withdraw(Taken taken) {
    return CLIENT.post().uri("/api/requests/" + taken.token() + "/withdrawal").exchange();
  }

  private static ResponseSpec brief(Taken taken, String token) {
    return CLIENT
        .get()
        .uri("/api/requests/" + taken.id() + "/brief")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .exchange();
  }

  private static String fragment(Taken taken, String token) {
    return Ordering.body(
        CLIENT
            .get()
            .uri("/requests/" + taken.id() + "/brief")
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .exchange()
            .expectStatus()
            .isOk(),
        String.class);
  }

  private static String revealed(Taken taken, String token) {
    return Ordering.body(
        CLIENT
            .post()
            .uri("/requests/" + taken.id() + "/brief/phone")
            .accept(MediaType.TEXT_HTML)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .exchange()
            .expectStatus()
            .isOk(),
        String.class);
  }

  private static int status(ResponseSpec answer) {
    return answer.expectBody().returnResult().getStatus().value();
  }

  private static long audited(Taken taken) {
    return SERVICE
        .database()
        .count("select count(*) from audit_entry where subject = '%s'".formatted(taken.id()));
  }

  private static long events(Taken taken, String type) {
    UUID request = taken.id();
    return SERVICE
        .database()
        .count(
            "select count(*) from event_outbox where subject = '%s' and type = '%s'"
                .formatted(request, type));
  }
}
