package org.diandan.request.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diandan.request.journey.AccountPagesIT.signedIn;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.diandan.contract.Topics;
import org.diandan.testkit.KafkaForTests;
import org.junit.jupiter.api.Test;

/** What could not be handled, as an administrator meets it. */
class FailedEventPagesIT {

  private static final Pattern LETTER = Pattern.compile("href=\"(/admin/dead-letters/[0-9]+)\"");

  @Test
  void aRecordThatIsNoEventIsReadTriedAgainAndDiscarded() throws Exception {
    var mark = "no event " + UUID.randomUUID();
    sendGarbage(mark);
    var administrator = signedIn("admin", "only-for-tests-4711");
    await().until(() -> LETTER.matcher(list(administrator)).find());
    var letter = letterWith(mark, administrator);

    assertThat(administrator.open(letter).page()).contains(mark, Topics.TEAM, "等您决定");
    assertThat(administrator.open("/admin/dead-letters/waiting").page()).contains("条消息没处理成");
    administrator.open(letter).send(letter + "/redrive", Map.of());
    assertThat(administrator.page()).contains("几秒钟后刷新看结果");
    await().until(() -> administrator.open(letter).page().contains("等您决定"));
    administrator.send(letter + "/discarding", Map.of("reason", " "));
    assertThat(administrator.status()).isEqualTo(422);
    assertThat(administrator.page()).contains("请写明原因");
    administrator.send(letter + "/discarding", Map.of("reason", "手工误发"));

    assertThat(administrator.page()).contains("已放弃", "手工误发").doesNotContain("/redrive\"");
    assertThat(administrator.open("/admin/audit?what=dead-letter-discarded").page())
        .contains("手工误发", "state=WAITING", "state=DISCARDED");
  }

  @Test
  void onlyAdministratorsOfEverywhereSeeThem() {
    Ordering.account("letters-county", "ADMINISTRATOR", "990101");
    var county = signedIn("letters-county", Ordering.PASSWORD);

    county.open("/admin/accounts");
    for (var path : new String[] {"", "/waiting", "/1"}) {
      assertThat(county.open("/admin/dead-letters" + path).status()).isEqualTo(403);
    }
    county.open("/admin/accounts").send("/admin/dead-letters/1/redrive", Map.of());
    assertThat(county.status()).isEqualTo(403);
    county.open("/admin/accounts").send("/admin/dead-letters/1/discarding", Map.of("reason", "x"));
    assertThat(county.status()).isEqualTo(403);
  }

  private static String list(Browser administrator) {
    return administrator.open("/admin/dead-letters").page();
  }

  /** Several listeners read the topic, and each fails for itself. */
  private static String letterWith(String mark, Browser administrator) {
    var letters = LETTER.matcher(list(administrator));
    while (letters.find()) {
      if (administrator.open(letters.group(1)).page().contains(mark)) {
        return letters.group(1);
      }
    }
    throw new AssertionError("No letter with " + mark);
  }

  private static void sendGarbage(String text) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", KafkaForTests.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.TEAM, "none", text)).get();
    }
  }
}
