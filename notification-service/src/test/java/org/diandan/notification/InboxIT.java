package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.diandan.contract.Channel;
import org.diandan.contract.ReportEvent.ReportIssued;
import org.diandan.contract.ReportEvent.ReportSpan;
import org.diandan.notification.message.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

class InboxIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final UUID leader = PEOPLE.person("13900001111", "", "zh-CN");
  private final UUID offer = UUID.randomUUID();
  private WebTestClient client = RunningService.anybody();

  @BeforeEach
  void anOfferLiesInTheInbox() {
    client = RunningService.as(leader, "LEADER");
    var facts = Facts.at(Instant.now());
    WIRE.send(facts.team(leader), facts.submitted(Channel.WEB, null));
    WIRE.send(facts.offerSent(offer, Instant.now().plusSeconds(3600)));
    await().until(() -> inboxSize() == 1);
  }

  @Test
  void listsMyMessagesWithWordsAndLink() {
    client
        .get()
        .uri("/api/messages")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.messages.length()")
        .isEqualTo(1)
        .jsonPath("$.messages[0].title")
        .isEqualTo("新派单：上门理发")
        .jsonPath("$.messages[0].link")
        .isEqualTo("/offers/" + offer)
        .jsonPath("$.messages[0].read")
        .isEqualTo(false)
        .jsonPath("$.next")
        .doesNotExist();
  }

  @Test
  void leadsToTheReportThatWasIssued() {
    var report = UUID.randomUUID();

    WIRE.send(
        new ReportIssued(UUID.randomUUID(), Instant.now(), report, ReportSpan.WEEK, Set.of(leader)),
        2);

    await().until(() -> inboxSize() == 2);
    client
        .get()
        .uri("/api/messages")
        .exchange()
        .expectBody()
        .jsonPath("$.messages[0].title")
        .isEqualTo("周报出来了")
        .jsonPath("$.messages[0].link")
        .isEqualTo("/official/reports/issued/" + report);
  }

  @Test
  void speaksEnglishToWhoeverChoseIt() {
    client
        .get()
        .uri("/api/messages")
        .cookie("lang", "en")
        .exchange()
        .expectBody()
        .jsonPath("$.messages[0].title")
        .isEqualTo("New offer: haircut at home");
  }

  @Test
  void marksMyMessageAsReadAlsoASecondTime() {
    for (var time = 0; time < 2; time++) {
      client
          .post()
          .uri("/api/messages/{id}/reading", messageId())
          .exchange()
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.read")
          .isEqualTo(true);
    }
  }

  @Test
  void hidesMyMessageFromEverybodyElse() {
    var stranger = RunningService.as(UUID.randomUUID(), "ADMINISTRATOR");

    stranger
        .post()
        .uri("/api/messages/{id}/reading", messageId())
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:problem:no-such-message");
    stranger
        .get()
        .uri("/api/messages")
        .exchange()
        .expectBody()
        .jsonPath("$.messages.length()")
        .isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "00000000-0000-4000-8000-000000000000", "%00", "1"})
  void answersABadOrUnknownIdWithoutFailing(String id) {
    client
        .post()
        .uri("/api/messages/" + id + "/reading")
        .exchange()
        .expectStatus()
        .is4xxClientError()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "99999999999999999999", "1 or 1=1"})
  void namesTheFieldOfABadCursor(String cursor) {
    client
        .get()
        .uri("/api/messages?cursor={cursor}", cursor)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/messages", "/api/outbox"})
  void asksAStrangerToSignIn(String path) {
    RunningService.anybody().get().uri(path).exchange().expectStatus().isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/outbox", "/outbox"})
  void keepsTheDemonstrationOutboxForAdministrators(String path) {
    client.get().uri(path).exchange().expectStatus().isForbidden();
    RunningService.as(leader, "ADMINISTRATOR").get().uri(path).exchange().expectStatus().isOk();
  }

  @Test
  void showsTheInboxAsAPageThatWorksWithoutScript() {
    client
        .get()
        .uri("/inbox")
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains(
                        "新派单：上门理发",
                        "action=\"/inbox/" + messageId() + "/reading\"",
                        "name=\"_csrf\"",
                        "1 条未读"));
  }

  @Test
  void opensAMessageByMarkingItAsReadAndLeadingToItsPage() {
    client
        .post()
        .uri("/inbox/{id}/reading", messageId())
        .exchange()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/offers/" + offer);

    client
        .get()
        .uri("/inbox/list")
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectBody(String.class)
        .value(
            page ->
                assertThat(page)
                    .contains("href=\"/offers/" + offer + "\"")
                    .doesNotContain("<form", "<html"));
  }

  @Test
  void saysSoAtOnceWhenAMessageArrives() {
    var heard =
        client
            .get()
            .uri("/inbox/live")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
            .getResponseBody()
            .filter(event -> "inbox".equals(event.event()));
    var facts = Facts.at(Instant.now());

    StepVerifier.create(heard)
        .expectNextCount(2)
        .then(
            () -> {
              WIRE.send(facts.team(leader), facts.submitted(Channel.WEB, null));
              WIRE.send(facts.offerSent(UUID.randomUUID(), Instant.now().plusSeconds(3600)));
            })
        .expectNextCount(1)
        .thenCancel()
        .verify(SOON);
  }

  @Test
  void describesItsApi() {
    RunningService.anybody()
        .get()
        .uri("/openapi/notification")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("/api/messages/{id}/reading", "/api/outbox"));
  }

  private long inboxSize() {
    return DATABASE.count(
        "select count(*) from message where channel = 'INBOX' and person_id = '%s'"
            .formatted(leader));
  }

  private UUID messageId() {
    return Rows.uuid(
        DATABASE,
        "select id from message where channel = 'INBOX' and person_id = '%s'".formatted(leader));
  }
}
