package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.MAILS;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;
import static org.diandan.notification.RunningService.sms;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diandan.contract.AssignmentEvent.OfferSent;
import org.diandan.contract.Channel;
import org.diandan.contract.Event;
import org.diandan.notification.message.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TellingIT {

  private final Facts facts = Facts.at(Instant.now());

  @BeforeAll
  static void started() {
    assertThat(RunningService.address()).isNotBlank();
  }

  @Test
  void tellsALeaderOnceOnEveryChannelThoughTheEventComesTwice() throws MessagingException {
    var leader = PEOPLE.person("13800001111", "leader@example.org", "zh-CN");
    var offer = offer();
    WIRE.send(facts.team(leader), facts.submitted(Channel.WEB, null));

    WIRE.send(offer, 2);
    WIRE.send(facts.offerExpired(offer.offerId()));

    await().until(() -> messages(offer, "DELIVERED") == 3);
    assertThat(messages(offer)).isEqualTo(3);
    assertThat(eventsOf(offer, "notification.delivered.v1")).isEqualTo(3);
    assertThat(count("demonstration_sms where phone_mask = '138****1111'")).isEqualTo(1);
    var mail =
        Stream.of(MAILS.getReceivedMessages())
            .filter(received -> GreenMailUtil.getHeaders(received).contains("leader@example.org"))
            .toList();
    assertThat(mail).hasSize(1);
    assertThat(mail.getFirst().getSubject()).isEqualTo("新派单：上门理发");
    assertThat(mail.getFirst().getHeader("Message-ID")[0]).matches("<[-0-9a-f]{36}@diandan>");
  }

  @Test
  void waitsForTheFactsThatNameTheRecipients() {
    var leader = PEOPLE.person("13800002222", "", "en");
    var offer = offer();
    WIRE.send(offer);
    await().until(() -> lookups(offer) > 1);

    WIRE.send(facts.submitted(Channel.WEB, null), facts.team(leader));

    await().until(() -> messages(offer) == 3);
  }

  @Test
  void tellsWhoeverFollowsWhatBecomesOfTheOtherRequest() {
    var follower = Facts.at(Instant.now());
    var resident = PEOPLE.person("13800007777", "", "zh-CN");
    WIRE.send(facts.submitted(Channel.WEB, null), follower.submitted(Channel.WEB, resident));
    WIRE.send(follower.mergedInto(facts));
    await()
        .until(
            () -> count("request_facts where merged_into = '%s'".formatted(facts.request())) == 1);

    WIRE.send(facts.accepted(), facts.waiting(), facts.checkedIn(), facts.delivered());

    await().until(() -> count("demonstration_sms where phone_mask = '138****7777'") == 5);
    assertThat(count("demonstration_sms where phone_mask = '138****7777' and body like '%合在一起办理%'"))
        .isEqualTo(1);
    assertThat(count("demonstration_sms where phone_mask = '138****7777' and body like '%评一评%'"))
        .isEqualTo(1);
  }

  @Test
  void namesWhatARequestTurnedOutToBe() {
    WIRE.send(facts.submitted(Channel.WEB, null));

    WIRE.send(facts.sorted("RP01"));

    await()
        .until(
            () ->
                count(
                        "request_facts where request_id = '%s' and item = 'RP01'"
                            .formatted(facts.request()))
                    == 1);
  }

  @Test
  void tellsTheResidentEachStepInTheirLanguage() {
    var resident = PEOPLE.person("13800003333", "", "en");
    var leader = PEOPLE.person("13800003334", "", "zh-CN");
    var steps =
        List.of(
            facts.team(leader),
            facts.submitted(Channel.HOTLINE, resident),
            facts.accepted(),
            facts.checkedIn(),
            facts.delivered());

    WIRE.send(steps.toArray(Event[]::new));

    await().until(() -> count("demonstration_sms where phone_mask = '138****3333'") == 4);
    assertThat(
            count(
                "demonstration_sms where phone_mask = '138****3333' and body like '%%was accepted by %s%%'"
                    .formatted(Facts.TEAM_NAME)))
        .isEqualTo(1);
  }

  @Test
  void tellsNobodyWhenTheResidentIsAnonymous() {
    var submitted = facts.submitted(Channel.WEB, null);

    WIRE.send(submitted);

    await()
        .until(() -> count("notice where addressed_at is not null and " + event(submitted)) == 1);
    assertThat(messages(submitted)).isZero();
  }

  @Test
  void triesAgainWithTheSameKeyUntilTheGatewayTakesIt() {
    var resident = PEOPLE.person("13800004444", "", "zh-CN");
    sms().refuse("13800004444");
    var submitted = facts.submitted(Channel.WEB, resident);
    WIRE.send(submitted);
    await().until(() -> tries(submitted) >= 1);
    await().until(() -> sms().keysOfRefused().contains(messageId(submitted)));

    sms().acceptAgain("13800004444");

    await().until(() -> messages(submitted, "DELIVERED") == 1);
    assertThat(count("demonstration_sms where phone_mask = '138****4444'")).isEqualTo(1);
  }

  @Test
  void givesUpAfterTheLastTryAndSaysSo() {
    var resident = PEOPLE.person("13800005555", "", "zh-CN");
    sms().refuse("13800005555");
    var submitted = facts.submitted(Channel.WEB, resident);

    WIRE.send(submitted);

    await().until(() -> messages(submitted, "FAILED") == 1);
    assertThat(tries(submitted)).isEqualTo(3);
    assertThat(eventsOf(submitted, "notification.failed.v1")).isEqualTo(1);
    RunningService.as(UUID.randomUUID(), "ADMINISTRATOR")
        .get()
        .uri("/api/outbox")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.failed[?(@.id == '%s')].trouble".formatted(messageId(submitted)))
        .isEqualTo("status 500");
  }

  @Test
  void sendsNothingToAPersonNobodyKnows() {
    var submitted = facts.submitted(Channel.WEB, UUID.randomUUID());

    WIRE.send(submitted);

    await().until(() -> messages(submitted, "SUPPRESSED") == 1);
    assertThat(eventsOf(submitted, "notification.suppressed.v1")).isEqualTo(1);
  }

  @Test
  void doesNotSendOldNewsWhenTheTopicIsReadAgainFromTheStart() {
    var yesterday = Facts.at(Instant.now().minus(Duration.ofDays(2)));
    var submitted = yesterday.submitted(Channel.WEB, PEOPLE.person("13800006666", "", "zh-CN"));

    WIRE.send(submitted);

    await().until(() -> messages(submitted, "SUPPRESSED") == 1);
    assertThat(count("demonstration_sms where phone_mask = '138****6666'")).isZero();
  }

  @Test
  void keepsNoPhoneNumberAnywhere() {
    var resident = PEOPLE.person("13812341234", "", "zh-CN");
    var submitted = facts.submitted(Channel.WEB, resident);

    WIRE.send(submitted);

    await().until(() -> messages(submitted, "DELIVERED") == 1);
    assertThat(
            count("demonstration_sms d where d::text like '%13812341234%'")
                + count("message m where m::text like '%13812341234%'")
                + count("event_outbox e where e::text like '%13812341234%'"))
        .isZero();
  }

  private OfferSent offer() {
    return facts.offerSent(UUID.randomUUID(), Instant.now().plusSeconds(3600));
  }

  private static long messages(Event event) {
    return count("message where " + event(event));
  }

  private static long messages(Event event, String state) {
    return count("message where %s and state = '%s'".formatted(event(event), state));
  }

  private static long eventsOf(Event event, String type) {
    return count(
        "event_outbox where type = '%s' and subject in (select id from message where %s)"
            .formatted(type, event(event)));
  }

  private static long tries(Event event) {
    return DATABASE.count(
        "select coalesce(max(tries), 0) from notification.message where " + event(event));
  }

  private static long lookups(Event event) {
    return DATABASE.count(
        "select coalesce(max(lookups), 0) from notification.notice where " + event(event));
  }

  private static UUID messageId(Event event) {
    return Rows.uuid(DATABASE, "select id from message where " + event(event));
  }

  private static String event(Event event) {
    return "event_id = '%s'".formatted(event.eventId());
  }

  private static long count(String from) {
    return DATABASE.count("select count(*) from " + from);
  }
}
