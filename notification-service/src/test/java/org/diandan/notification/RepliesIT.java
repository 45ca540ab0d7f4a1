package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.Channel;
import org.diandan.notification.message.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RepliesIT {

  private final Facts facts = Facts.at(Instant.now());

  @BeforeAll
  static void started() {
    RunningService.address();
  }

  @Test
  void answersExactlyTheOfferWhoseCodeIsSentBackAndOnlyFromItsPhone() {
    var leader = PEOPLE.person("13900001111", "", "zh-CN");
    var first = offered(leader, facts);
    var second = offered(leader, Facts.at(Instant.now()));

    assertThat(reply("13900002222", "1 " + code(first))).isEqualTo("UNKNOWN_CODE");
    assertThat(reply("+86 139 0000 1111", "1" + code(first))).isEqualTo("ACCEPTS");
    assertThat(reply("13900001111", "1 " + code(first))).isEqualTo("TOO_LATE");
    assertThat(reply("13900001111", "２，" + code(second))).isEqualTo("DECLINES");
    assertThat(reply("13900001111", "好的")).isEqualTo("UNREADABLE");

    assertThat(code(first)).isNotEqualTo(code(second));
    assertThat(published(first, true)).isEqualTo(1);
    assertThat(published(second, false)).isEqualTo(1);
    assertThat(
            count("event_outbox where type = 'reply.received.v1' and data::text like '%1390000%'"))
        .isZero();
  }

  @Test
  void whatWasTakenBackOrIsLateIsAnsweredWithASentence() {
    var leader = PEOPLE.person("13900003333", "", "zh-CN");
    var late = offered(leader, facts);
    var other = Facts.at(Instant.now());
    var gone = offered(leader, other);
    DATABASE.execute(
        "update reply_code set answer_by = now() - interval '1 second' where offer_id = '%s'"
            .formatted(late.offerId()));
    WIRE.send(other.offerWithdrawn(gone.offerId()));
    await()
        .until(
            () ->
                count(
                        "notice where kind = 'OFFER_WITHDRAWN' and offer_id = '%s'"
                            .formatted(gone.offerId()))
                    == 1);

    assertThat(reply("13900003333", "1 " + code(late))).isEqualTo("TOO_LATE");
    assertThat(reply("13900003333", "1 " + code(gone))).isEqualTo("GONE");
    assertThat(published(gone, true)).isZero();
  }

  @Test
  void takesAnswersOnlyFromTheProviderAndNamesWhatIsMissing() {
    RunningService.anybody()
        .post()
        .uri("/api/messages/replies")
        .bodyValue(Map.of("from", "13900001111", "text", "1 0000"))
        .exchange()
        .expectStatus()
        .isUnauthorized();
    RunningService.anybody()
        .post()
        .uri("/api/messages/replies")
        .header("X-Diandan-Reply-Secret", RunningService.REPLY_SECRET)
        .bodyValue(Map.of("text", "1 0000"))
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void theDemonstrationOutboxAnswersForWhoeverGotTheMessage() {
    var offer = offered(PEOPLE.person("13900004444", "", "zh-CN"), facts);
    var message =
        text("select message_id from reply_code where offer_id = '%s'".formatted(offer.offerId()));

    RunningService.as(UUID.randomUUID(), "ADMINISTRATOR")
        .post()
        .uri("/outbox/{key}/reply", message)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .bodyValue("answer=yes")
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(published(offer, true)).isEqualTo(1);
  }

  /** An offer whose text message is on its leader's phone. */
  private static OfferSent offered(UUID leader, Facts facts) {
    var offer = facts.offerSent(UUID.randomUUID(), Instant.now().plus(Duration.ofMinutes(30)));
    WIRE.send(facts.team(leader), facts.submitted(Channel.WEB, null), offer);
    await()
        .until(
            () ->
                count(
                        """
                        reply_code r
                        join demonstration_sms s on s.message_key = r.message_id
                          and s.body like '%1 ' || r.code || '%'
                        where r.offer_id = '"""
                            + offer.offerId()
                            + "'")
                    == 1);
    return offer;
  }

  private static String code(OfferSent offer) {
    return text("select code from reply_code where offer_id = '%s'".formatted(offer.offerId()));
  }

  private static String reply(String from, String text) {
    var answer =
        RunningService.anybody()
            .post()
            .uri("/api/messages/replies")
            .header("X-Diandan-Reply-Secret", RunningService.REPLY_SECRET)
            .bodyValue(Map.of("from", from, "text", text))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Answer.class)
            .returnResult()
            .getResponseBody();
    return answer == null ? "" : answer.outcome();
  }

  private static long published(OfferSent offer, boolean accepts) {
    return count(
        "event_outbox where type = 'reply.received.v1' and data->>'offerId' = '%s' and data->>'accepts' = '%s'"
            .formatted(offer.offerId(), accepts));
  }

  private static long count(String from) {
    return DATABASE.count("select count(*) from " + from);
  }

  private static String text(String sql) {
    try (var connection = DATABASE.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed: " + sql, e);
    }
  }

  private record Answer(String outcome, String answer) {}
}
