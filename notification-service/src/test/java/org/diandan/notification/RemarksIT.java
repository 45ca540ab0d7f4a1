package org.diandan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.notification.RunningService.DATABASE;
import static org.diandan.notification.RunningService.PEOPLE;
import static org.diandan.notification.RunningService.WIRE;

import java.time.Instant;
import java.util.UUID;
import org.diandan.contract.Channel;
import org.diandan.contract.CodeEvent.CodePurpose;
import org.diandan.contract.Event;
import org.diandan.notification.message.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RemarksIT {

  private final Facts facts = Facts.at(Instant.now());

  @BeforeAll
  static void started() {
    assertThat(RunningService.address()).isNotBlank();
  }

  @Test
  void theLeaderOfWhoeverHoldsTheRequestHearsThatTheResidentAsksToHurry() {
    var leader = PEOPLE.person("13800019001", "", "zh-CN");
    WIRE.send(facts.submitted(Channel.WEB, null), facts.team(leader), facts.accepted());
    await().until(() -> count("request_team where holds and " + ours()) == 1);
    var urged = facts.urged();

    WIRE.send(urged);

    await().until(() -> messages(urged) == 2);
    await()
        .until(
            () ->
                count("demonstration_sms where phone_mask = '138****9001' and body like '%着急%'")
                    == 1);
  }

  @Test
  void oneMessageStandsForAllThatIsSaidWithinTenMinutes() {
    var leader = PEOPLE.person("13800019002", "", "zh-CN");
    WIRE.send(
        facts.submitted(Channel.WEB, null),
        facts.team(leader),
        facts.offerSent(UUID.randomUUID(), Instant.now().plusSeconds(3600)));
    await().until(() -> count("request_team where " + ours()) == 1);
    var first = facts.wordsAdded();
    var second = facts.wordsAdded();
    var third = facts.wordsAdded();

    WIRE.send(first);
    await().until(() -> messages(first) == 1);
    WIRE.send(second, third);

    await().until(() -> count("notice where kind = 'WORDS_ADDED' and " + ours()) == 3);
    assertThat(messages(second) + messages(third)).isZero();
    assertThat(
            count(
                "notice where event_id = '%s' and addressed_at is null".formatted(second.eventId())
                    + " and due_at > now() + interval '9 minutes'"))
        .isEqualTo(1);
    DATABASE.execute(
        "update notification.notice set due_at = now() where addressed_at is null and " + ours());
    await().until(() -> messages(second) == 1);
    assertThat(messages(third)).isZero();
  }

  @Test
  void whoNoLongerHoldsTheRequestHearsNothing() {
    var leader = PEOPLE.person("13800019003", "", "zh-CN");
    WIRE.send(
        facts.submitted(Channel.WEB, null), facts.team(leader), facts.accepted(), facts.released());
    await().until(() -> count("notice where kind = 'ASSIGNMENT_RELEASED' and " + ours()) == 1);
    await().until(() -> count("request_team where " + ours()) == 0);
    var rescheduled = facts.rescheduled();

    WIRE.send(rescheduled);

    await()
        .until(
            () ->
                count(
                        "notice where addressed_at is not null and event_id = '%s'"
                            .formatted(rescheduled.eventId()))
                    == 1);
    assertThat(messages(rescheduled)).isZero();
  }

  @Test
  void aOneTimeCodeReachesThePhoneAndIsKeptNowhereElse() {
    var resident = PEOPLE.person("13800019004", "", "zh-CN");
    var asked = facts.codeAsked();

    WIRE.send(facts.submitted(Channel.WEB, resident), asked);

    await()
        .until(
            () ->
                count(
                        "demonstration_sms where phone_mask = '138****9004' and body like '%%验证码 %s%%'"
                            .formatted(RequestServiceForTests.CODE))
                    == 1);
    assertThat(
            count("message m where m::text like '%%%s%%'".formatted(RequestServiceForTests.CODE))
                + count(
                    "notice n where event_id = '%s' and n::text like '%%%s%%'"
                        .formatted(asked.eventId(), RequestServiceForTests.CODE)))
        .isZero();
  }

  @Test
  void aCodeThatProvesAPhoneReachesWhoeverHoldsItWithoutAnyRequest() {
    var code = PEOPLE.person("13800019005", "", "zh-CN");

    WIRE.send(Facts.phoneCode(code, CodePurpose.JOIN, Instant.now()));

    await()
        .until(
            () ->
                count(
                        "demonstration_sms where phone_mask = '138****9005' and body like '%%验证码 %s%%'"
                            .formatted(RequestServiceForTests.CODE))
                    == 1);
  }

  private String ours() {
    return "request_id = '%s'".formatted(facts.request());
  }

  private static long messages(Event event) {
    return count("message where event_id = '%s'".formatted(event.eventId()));
  }

  private static long count(String from) {
    return DATABASE.count("select count(*) from " + from);
  }
}
