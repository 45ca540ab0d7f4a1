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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diandan.request.journey.Ordering.Taken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** One team, its area's staff, and what they do about clocks. */
final class ClockCalls {

  static final Map<String, String> TOKENS = new HashMap<>();
  static final Team TEAM = Team.ledBy(Ordering.account("clock-leader", "LEADER", "990101"));

  record Clocks(String state, Instant acceptBy, Instant finishBy, @Nullable String teamName) {}

  record Extension(UUID id, Instant until, String standing) {}

  record Card(List<Extension> extensions, @Nullable Instant originalFinishBy) {}

  static {
    Ordering.account("clock-operator", "OPERATOR", "990101");
    Ordering.account("clock-official", "OFFICIAL", "990101");
    Ordering.account("clock-stranger", "OPERATOR", "990102");
    MATCHING.say(TEAM.facts());
  }

  private ClockCalls() {}

  static Map<String, @Nullable Object> urgent() {
    return Map.of("item", "RP01");
  }

  static Taken accepted(Map<String, @Nullable Object> changes) {
    var taken = taken(submit(order(changes)));
    MATCHING.say(TEAM.isAsked(taken.id(), 1), TEAM.accepts(taken.id(), 1));
    reaching(taken, "ACCEPTED");
    return taken;
  }

  static void reaching(Taken taken, String state) {
    await().untilAsserted(() -> assertThat(clocks(taken).state()).isEqualTo(state));
  }

  static void assertSamePromise(Taken taken, Clocks promised) {
    var now = clocks(taken);
    assertThat(now.acceptBy()).isEqualTo(promised.acceptBy());
    assertThat(now.finishBy()).isEqualTo(promised.finishBy());
  }

  static Clocks clocks(Taken taken) {
    return Ordering.body(
        CLIENT.get().uri("/api/requests/" + taken.token()).exchange().expectStatus().isOk(),
        Clocks.class);
  }

  static ResponseSpec ask(String login, Taken taken) {
    return call(login, HttpMethod.POST, "/api/clocks/" + taken.id() + "/question", question());
  }

  static Map<String, Object> question() {
    return Map.of("words", "几楼的水管？");
  }

  static void addWords(Taken taken) {
    CLIENT
        .post()
        .uri("/api/requests/" + taken.token() + "/words")
        .bodyValue(Map.of("words", "三楼"))
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
  }

  static int extend(String login, Taken taken, Instant until) {
    return status(
        call(
            login,
            HttpMethod.POST,
            "/api/clocks/" + taken.id() + "/extensions",
            Map.of("until", until.toString(), "reason", "等配件")));
  }

  static int decide(String login, Taken taken, boolean granted) {
    return status(
        call(
            login,
            HttpMethod.POST,
            "/api/extensions/" + card(taken).extensions().getLast().id() + "/decision",
            Map.of("granted", granted, "reason", "不合适")));
  }

  static Card card(Taken taken) {
    return Ordering.body(
        call("clock-operator", HttpMethod.GET, "/api/clocks/" + taken.id(), null)
            .expectStatus()
            .isOk(),
        Card.class);
  }

  static ResponseSpec call(String login, HttpMethod method, String path, @Nullable Object body) {
    var call = CLIENT.method(method).uri(path).header(HttpHeaders.AUTHORIZATION, bearer(login));
    return body == null ? call.exchange() : call.bodyValue(body).exchange();
  }

  static String bearer(String login) {
    return "Bearer " + TOKENS.computeIfAbsent(login, Ordering::token);
  }

  static int status(ResponseSpec answer) {
    return answer.expectBody().returnResult().getStatus().value();
  }

  static void askedAgo(Taken taken, String span) {
    SERVICE
        .database()
        .execute(
            "update request_question set asked_at = asked_at - interval '%s' where request_id = '%s'"
                    .formatted(span, taken.id())
                + " and ended_at is null");
  }

  static Duration waited(Taken taken) {
    return Duration.between(moment(taken, "asked_at"), moment(taken, "ended_at"));
  }

  static Instant moment(Taken taken, String column) {
    var micros =
        SERVICE
            .database()
            .count(
                "select (extract(epoch from %s) * 1000000)::bigint from request_question where request_id = '%s'"
                    .formatted(column, taken.id()));
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long count(String what, UUID request) {
    return SERVICE.database().count("select count(*) from " + what.formatted(request));
  }

  static long events(Taken taken, String type) {
    return count("event_outbox where type = '" + type + "' and subject = '%s'", taken.id());
  }
}
